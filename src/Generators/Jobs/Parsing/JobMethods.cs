using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Millrace.Generators.Diagnostics;
using Millrace.Generators.Jobs.Parsing.Handlers;

namespace Millrace.Generators.Jobs.Parsing;

/// <summary>
/// The methods of a job by the part they play. A public instance method is a handler, unless it overrides or
/// implements what the job inherits (<c>ToString</c>, <c>Dispose</c>); a method with an attribute of Millrace plays its
/// part whatever its accessibility; all others are the user's own, unless they look like handlers that nobody would
/// call.
/// </summary>
internal sealed class JobMethods
{
    private readonly JobScope _scope;
    private readonly List<IMethodSymbol> _handlers = [];
    private readonly List<WindowPart> _parts = [];
    private readonly List<IMethodSymbol> _conflicting = [];
    private bool _hasRefused;

    private JobMethods(JobScope scope) => _scope = scope;

    /// <summary>Handlers and windows in the order of their declaration.</summary>
    public IReadOnlyList<IMethodSymbol> Handlers => _handlers;

    /// <summary>False when the job does nothing at all.</summary>
    public bool Any => _handlers.Count > 0 || _parts.Count > 0 || _conflicting.Count > 0 || _hasRefused;

    /// <summary>Sorts the methods, and reports those that cannot play their part.</summary>
    public static JobMethods Sort(JobScope scope)
    {
        JobMethods methods = new(scope);
        foreach (IMethodSymbol method in scope.Type.GetMembers().OfType<IMethodSymbol>())
        {
            if (method is { MethodKind: MethodKind.Ordinary, IsImplicitlyDeclared: false }) methods.Add(method);
        }
        methods.RequireUniqueWindowNames();
        methods.RequireWindows();
        return methods;
    }

    /// <summary>The method marked with <paramref name="attribute"/> for a window; null when there is none.</summary>
    public IMethodSymbol? PartOf(IMethodSymbol window, string attribute)
    {
        List<WindowPart> found = [.. _parts.Where(part => part.Window == window.Name && part.Kind == attribute)];
        foreach (WindowPart other in found.Skip(1))
        {
            _scope.Report(
                WindowRules.Duplicate, SourcePlaces.Name(other.Method), _scope.DisplayName(window),
                found[0].Method.Name, attribute);
        }
        return found.FirstOrDefault().Method;
    }

    /// <summary>
    /// True when a method closes a window that is none, or is something else as well: it may be meant for any window
    /// that nothing closes.
    /// </summary>
    public bool HasStrayClose =>
        _parts.Any(part => part.Kind == JobAttributes.OnWindowClose && !NamesWindow(part))
        || _conflicting.Any(method => JobAttributes.Find(method, JobAttributes.OnWindowClose) != null);

    /// <summary>True for a window whose name an earlier one has, with the methods that belong to it.</summary>
    public bool IsNamesake(IMethodSymbol window) =>
        !ReferenceEquals(_handlers.First(method => method.Name == window.Name && IsWindow(method)), window);

    private void Add(IMethodSymbol method)
    {
        string[] marks = [.. JobAttributes.OfMethods.Where(name => JobAttributes.Find(method, name) != null)];
        if (marks.Length == 0 && !IsHandlerByShape(method))
        {
            if (IsNearlyHandler(method)) RefuseNearly(method);
            return;
        }
        if (marks.Length > 1)
        {
            // What the method must look like depends on the part that it is left with, so that is not looked at.
            string all = string.Join(" and ", marks.Select(mark => $"[{mark}]"));
            _scope.Report(HandlerRules.Conflict, SourcePlaces.Name(method), _scope.DisplayName(method), all);
            _conflicting.Add(method);
            return;
        }
        if (method.IsStatic || method.IsGenericMethod)
        {
            string shape = method.IsStatic ? "static" : "generic";
            _scope.Report(HandlerRules.MethodShape, SourcePlaces.Name(method), _scope.DisplayName(method), shape);
        }

        if (marks is [JobAttributes.OnWindowClose or JobAttributes.OnLate, ..])
            _parts.Add(new(method, marks[0], JobAttributes.Find(method, marks[0])!));
        else _handlers.Add(method);
    }

    private bool IsHandlerByShape(IMethodSymbol method) =>
        method is { DeclaredAccessibility: Accessibility.Public, IsStatic: false } && !IsInherited(method);

    /// <summary>Takes a source record as handlers do, but is not called; private methods are free to.</summary>
    private bool IsNearlyHandler(IMethodSymbol method) =>
        method.DeclaredAccessibility != Accessibility.Private
        && method.Parameters is [var first, ..]
        && JobAttributes.IsSource(TombstoneParser.RecordOf(first.Type) ?? first.Type)
        && !IsInherited(method);

    private void RefuseNearly(IMethodSymbol method)
    {
        string shape = method.IsStatic ? "static" : SyntaxFacts.GetText(method.DeclaredAccessibility);
        _scope.Report(HandlerRules.MethodShape, SourcePlaces.Name(method), _scope.DisplayName(method), shape);
        _hasRefused = true;
    }

    private bool IsInherited(IMethodSymbol method) =>
        method.IsOverride
        || _scope.Type.AllInterfaces
            .SelectMany(type => type.GetMembers(method.Name))
            .Any(member => Implements(method, member));

    private bool Implements(IMethodSymbol method, ISymbol member) =>
        SymbolEqualityComparer.Default.Equals(_scope.Type.FindImplementationForInterfaceMember(member), method);

    private void RequireUniqueWindowNames()
    {
        foreach (IGrouping<string, IMethodSymbol> same in _handlers.GroupBy(method => method.Name))
        {
            if (same.FirstOrDefault(IsWindow) is not { } window) continue;
            foreach (IMethodSymbol other in same.Where(method => !ReferenceEquals(method, window)))
                _scope.Report(WindowRules.SameName, SourcePlaces.Name(other), other.Name);
        }
    }

    private void RequireWindows()
    {
        foreach (WindowPart part in _parts)
        {
            if (NamesWindow(part)) continue;
            Location? argument = JobAttributes.ArgumentLocation(part.Attribute, null);
            _scope.Report(WindowRules.UnknownWindow, argument, part.Window, _scope.Type.Name);
        }
    }

    private bool NamesWindow(WindowPart part) =>
        _handlers.Concat(_conflicting).Any(method => method.Name == part.Window && IsWindow(method));

    private static bool IsWindow(IMethodSymbol method) =>
        JobAttributes.Find(method, JobAttributes.TumblingWindow) != null;

    /// <summary>A method that belongs to a window, which its attribute names.</summary>
    private readonly record struct WindowPart(IMethodSymbol Method, string Kind, AttributeData Attribute)
    {
        public string Window => JobAttributes.Text(Attribute) ?? "null";
    }
}
