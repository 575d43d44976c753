using Millrace.RoundTrip.Checks;

// Everything that schemas can do, once, in this binary: what reflection would hide under JIT shows when it is AOT.
ValueChecks.Run();
KeyChecks.Run();
FormattedKeyChecks.Run();
PayloadChecks.Run();
PlaceChecks.Run();
CustomChecks.Run();
SideChecks.Run();
JobChecks.Run();
RegistryChecks.Run();
Console.WriteLine($"{Check.Passed} passed, {Check.Failed} failed");
return Check.Failed == 0 ? 0 : 1;
