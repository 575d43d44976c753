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

    /// <summary>What the library says to a code.</summary>
    public static Error Of(ErrorCode code) => new(code, Text(LibRdKafka.ErrorText(code)));

    /// <summary>Text that the library ends with a zero.</summary>
    public static string Text(byte* text) => Marshal.PtrToStringUTF8((nint)text) ?? "";
}
