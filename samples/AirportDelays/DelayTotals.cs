using Millrace;

namespace Flights;

/// <summary>What the job keeps of the flights of one airport and day.</summary>
[State(Version = 1)]
public partial record struct DelayTotals(int Flights, long Minutes);
