namespace Millrace;

/// <summary>
/// Makes a partial class the MessagePack schema of a type that need not be yours: the generator adds
/// <see cref="Schemas.IDeserializationSchema{T}"/> and <see cref="Schemas.ISerializationSchema{T}"/>. The type is read
/// and written as a member of it would be, so it may be a list, a dictionary, or one of several types as well.
/// </summary>
/// <typeparam name="T">The type.</typeparam>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MessagePackSchemaAttribute<T> : Attribute;
