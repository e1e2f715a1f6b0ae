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

/// <summary>Events that <c>js/inbox.js</c> and <c>js/search.js</c> raise: <c>@onslice</c>, <c>@ondraft</c> and <c>@onasked</c>.</summary>
[EventHandler("onslice", typeof(SliceEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
[EventHandler("onasked", typeof(AskedEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
[EventHandler("ondraft", typeof(DraftEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
public static class EventHandlers
{
}
