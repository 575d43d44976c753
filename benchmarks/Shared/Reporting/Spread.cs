using System.Globalization;

namespace Millrace.Benchmarks.Reporting;

/// <summary>What several rounds measured.</summary>
/// <param name="Median">The middle one, or the mean of the two in the middle.</param>
/// <param name="Min">The lowest.</param>
/// <param name="Max">The highest.</param>
public readonly record struct Spread(double Median, double Min, double Max)
{
    /// <summary>Of one or more values.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        if (sorted.Length == 0) throw new ArgumentException("A spread needs a value.", nameof(values));
        double median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        return new(median, sorted[0], sorted[^1]);
    }

    /// <summary>The median, and where they differ the lowest and the highest behind it.</summary>
    /// <param name="format">How a number is written, such as <c>0.00</c> or <c>#,0</c>.</param>
    public string ToString(string format)
    {
        string Write(double value) => value.ToString(format, CultureInfo.InvariantCulture);
        return Write(Min) == Write(Max) ? Write(Median) : $"{Write(Median)} ({Write(Min)} to {Write(Max)})";
    }
}
