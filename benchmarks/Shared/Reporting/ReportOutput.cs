namespace Millrace.Benchmarks.Reporting;

/// <summary>Where a report goes: standard output and, if one is named, a file.</summary>
public static class ReportOutput
{
    /// <summary>Writes a report.</summary>
    /// <param name="report">Markdown.</param>
    /// <param name="file">A file to be written anew; null for none.</param>
    /// <param name="cancellation">Stops the writing.</param>
    public static async Task WriteAsync(string report, FileInfo? file, CancellationToken cancellation)
    {
        await Console.Out.WriteAsync(report.AsMemory(), cancellation);
        if (file is null) return;
        file.Directory?.Create();
        await File.WriteAllTextAsync(file.FullName, report, cancellation);
    }
}
