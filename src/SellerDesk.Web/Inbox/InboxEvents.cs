using Microsoft.AspNetCore.Components;

namespace SellerDesk.Web.Inbox;

/// <summary>The list was scrolled near an end: <c>before</c> or <c>after</c>.</summary>
public sealed class SliceEventArgs : EventArgs
{
    public string Edge { get; set; } = "";
}

/// <summary>The answer as it stands: some moments after the last key, and before a key sends it.</summary>
public sealed class DraftEventArgs : EventArgs
{
    public string Text { get; set; } = "";
}

/// <summary>What stands in the search box when Enter is pressed.</summary>
public sealed class AskedEventArgs : EventArgs
{
    public string Text { get; set; } = "";
}

/// <summary>A saved view was dragged or moved by a key: so many places down; below 0: up.</summary>
public sealed class MoveViewEventArgs : EventArgs
{
    public string Id { get; set; } = "";

    public int Places { get; set; }
}

/// <summary>Events that <c>js/inbox.js</c>, <c>js/search.js</c> and <c>js/views.js</c> raise: <c>@onslice</c>, <c>@ondraft</c>, <c>@onasked</c> and <c>@onmoveview</c>.</summary>
[EventHandler("onslice", typeof(SliceEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
[EventHandler("onasked", typeof(AskedEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
[EventHandler("onmoveview", typeof(MoveViewEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
[EventHandler("ondraft", typeof(DraftEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
public static class EventHandlers
{
}
