using System.Text.Json;
using Millrace.RoundTrip.Records;
using Millrace.Schemas;

namespace Millrace.RoundTrip.Checks;

/// <summary>Values of records in JSON and in MessagePack.</summary>
internal static class ValueChecks
{
    public static void Run()
    {
        Check.RoundTrip("every type in JSON", Examples.Everything, ExpectedJson.Everything);
        Check.RoundTrip("null in JSON", Examples.Nothing, Text);
        RunMessagePack();
        RunOptions();
    }

    private static void RunMessagePack()
    {
        Check.RoundTrip("every type in MessagePack", PackedEverything.Of(Examples.Everything), Text);
        Check.RoundTrip("null in MessagePack", PackedEverything.Of(Examples.Nothing), Text);
        Check.RoundTrip("a map", new PackedMap(1, new Cat("Tom") { Lives = 9 }, null), static map => map);
        Check.Run("a member that is ignored", static () =>
        {
            PackedMap map = new(1, new Cat("Tom") { Lives = 9 }, null);
            Check.Equal(Check.Written(map).ToString(), Check.Written(map with { Scratch = 2 }).ToString());
        });
        Check.RoundTrip(
            "a map by names", new PackedNames(1, new() { [2] = "two" }), static map => (map.Number, map.More[2]));
        Check.RoundTrip("an array without keys", new PackedPlain("k", 1, Shade.Light), static plain => plain);
        Check.Refuses(
            "MessagePack that is cut off", "$.Number",
            static () => RecordSchema.Read<PackedPlain>("k"u8, [0x93, 0xA1, (byte)'k', 0xCD]));
    }

    private static void RunOptions()
    {
        Check.RoundTrip("options of JSON", Examples.Options(), ExpectedJson.Options);
        Check.RoundTrip(
            "names in kebab case", new Loose(1, [2]) { More = new() { ["x"] = "y" } },
            """{"THE-NUMBER":1,"THE-NUMBERS":[2],"x":"y"}""");
        Check.Run("numbers in strings", static () =>
        {
            Loose read = RecordSchema.Read<Loose>(default, """{"THE-NUMBER":"7","THE-NUMBERS":["8.5"]}"""u8);
            Check.Equal((7, 8.5), (read.TheNumber, read.TheNumbers[0]));
        });
        Check.Run("members of one direction", static () =>
        {
            Options read = RecordSchema.Read<Options>(default, """{"only_written":5,"only_read":6,"must_be":1}"""u8);
            Check.Equal((0, 6), (read.OnlyWritten, read.OnlyRead));
            Options record = Examples.Options();
            (record.OnlyWritten, record.OnlyRead) = (5, 6);
            JsonElement written = JsonElement.Parse(Check.Written(record).Value!);
            Check.Equal(5, written.GetProperty("only_written").GetInt32());
            Check.Equal(false, written.TryGetProperty("only_read", out _));
        });
        Check.RoundTrip("a type without others", new Closed(3), """{"size":3}""");
        Check.Refuses(
            "a member too many", "$.other: the type has no member",
            static () => RecordSchema.Read<Closed>(default, """{"size":3,"other":1}"""u8));
        Check.Refuses(
            "a member that must be there", "$.must_be",
            static () => RecordSchema.Read<Options>(default, "{}"u8));
        Check.Refuses(
            "an error with its place", "$.singles.bool",
            static () => RecordSchema.Read<JsonEverything>(default, """{"singles":{"bool":7}}"""u8));
    }

    /// <summary>A record as JSON, by which values of any format are compared member by member.</summary>
    private static string Text(JsonEverything record) =>
        System.Text.Encoding.UTF8.GetString(Check.Written(record).Value!);

    private static string Text(PackedEverything record) => Text(record.ToJson());
}
