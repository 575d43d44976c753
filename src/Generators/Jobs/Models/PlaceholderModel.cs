namespace Millrace.Generators.Jobs.Models;

/// <summary>
/// A job that has errors, or whose records have. Its other part implements what hosts want of a job, so that the
/// compiler has nothing to add to these errors; it throws, for whoever suppresses them.
/// </summary>
/// <param name="Type">The job's class.</param>
/// <param name="Message">What it throws.</param>
internal sealed record PlaceholderModel(JobTypeModel Type, string Message);
