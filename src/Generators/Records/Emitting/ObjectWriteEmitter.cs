using Millrace.Generators.Common;
using Millrace.Generators.Records.Models;
using static Millrace.Generators.Records.Emitting.Names;

namespace Millrace.Generators.Records.Emitting;

/// <summary>Writes the methods that write JSON objects.</summary>
internal static class ObjectWriteEmitter
{
    /// <summary>What is known, at some place of an object, of there being a member before.</summary>
    private enum Before
    {
        None,
        Some,
        Unknown,
    }

    public static void WriteRoot(SourceWriter writer, CodecModel codec, ObjectModel root)
    {
        writer.Line($"public static void Write({BufferType} output, {codec.Type} record)").Open();
        WriteBody(writer, root, "record");
        writer.Close();
    }

    public static void WriteBody(SourceWriter writer, ObjectModel model, string record)
    {
        writer.Line($"{Writing}StartObject(output, {record});");
        Before before = Before.None;
        if (model.Kind is { } kind)
        {
            writer.Line($"output.Write({Quoted($"{JsonText.Quoted(kind.Name)}:{JsonText.Of(kind)}")}u8);");
            before = Before.Some;
        }
        foreach (MemberModel member in model.Members.Where(member => member is { IsWritten: true, TakesExtra: false }))
        {
            if (member.Writing == MemberWriting.Always)
            {
                WriteName(writer, member, before);
                ValueEmitter.Write(writer, member.Value, $"{record}.{member.Name}", member.Local);
                before = Before.Some;
            }
            else
            {
                WriteSometimes(writer, member, $"{record}.{member.Name}", before);
                if (before == Before.None) before = Before.Unknown;
            }
        }
        if (model.Extra is { IsWritten: true } extra)
            writer.Line($"{Writing}WriteExtra(output, {record}.{extra.Name});");
        writer.Line($"{Writing}EndObject(output);");
    }

    private static void WriteSometimes(SourceWriter writer, MemberModel member, string expression, Before before)
    {
        const string comparer = "global::System.Collections.Generic.EqualityComparer";
        bool isNotNull = member.Writing == MemberWriting.NotNull;
        string condition = isNotNull
            ? $"{expression} is {{ }} {member.Local}"
            : $"!{comparer}<{member.Value.Type}>.Default.Equals({expression}, default)";
        writer.Line($"if ({condition})").Open();
        WriteName(writer, member, before);
        string value = isNotNull ? member.Local : expression;
        ValueEmitter.Write(writer, member.Value with { AllowsNull = false }, value, member.Local);
        writer.Close();
    }

    private static void WriteName(SourceWriter writer, MemberModel member, Before before)
    {
        if (before == Before.Unknown) writer.Line($"{Writing}Separate(output);");
        string comma = before == Before.Some ? "," : "";
        writer.Line($"output.Write({Quoted($"{comma}{JsonText.Quoted(member.JsonName)}:")}u8);");
    }
}
