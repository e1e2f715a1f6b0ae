using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace SellerDesk.Web.Shell;

/// <summary>Whether a page asks for a circuit by its own <c>@rendermode</c>.</summary>
public static class PageMode
{
    private static readonly ConcurrentDictionary<Type, bool> Known = new();

    public static bool IsInteractive(Type page) =>
        Known.GetOrAdd(page, static type => type.GetCustomAttribute<RenderModeAttribute>() is not null);
}
