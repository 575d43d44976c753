using System.Runtime.InteropServices;
using Confluent.Kafka;

namespace Millrace.Runtime.Kafka.Native;

/// <summary>Turns the library's errors into Confluent.Kafka's, which the rest of the runtime knows.</summary>
internal static unsafe class NativeError
{
    /// <summary>Reads a <c>rd_kafka_error_t*</c> and frees it.</summary>
    public static Error Take(nint error)
    {
        var taken = new Error(
            LibRdKafka.ErrorCodeOf(error), Text(LibRdKafka.ErrorTextOf(error)), LibRdKafka.ErrorIsFatal(error) != 0);
        LibRdKafka.ErrorDestroy(error);
        return taken;
    }

    /// <summary>
    /// What has made the client useless, if anything. Asked often, so it is only a read when there is none.
    /// </summary>
    public static Error? FatalOf(nint client)
    {
        const int size = 512;
        var text = stackalloc byte[size];
        var code = LibRdKafka.FatalError(client, text, size);
        return code == ErrorCode.NoError ? null : new(code, Text(text), isFatal: true);
    }

    /// <summary>What the library says to a code.</summary>
    public static Error Of(ErrorCode code) => new(code, Text(LibRdKafka.ErrorText(code)));

    /// <summary>What the library says in a record's place.</summary>
    public static Error Of(NativeMessage* message)
    {
        var text = Text(message->Value);
        return new(message->Error, text.Length > 0 ? text : Of(message->Error).Reason);
    }

    /// <summary>Text that the library ends with a zero.</summary>
    public static string Text(byte* text) => Marshal.PtrToStringUTF8((nint)text) ?? "";
}
