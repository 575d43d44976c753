using Millrace.RoundTrip.Checks;

// Everything that schemas can do, once, in this binary: what reflection would hide under JIT shows when it is AOT.
ValueChecks.Run();
MessageChecks.Run();
RegistryChecks.Run();
Console.WriteLine($"{Check.Passed} passed, {Check.Failed} failed");
return Check.Failed == 0 ? 0 : 1;
