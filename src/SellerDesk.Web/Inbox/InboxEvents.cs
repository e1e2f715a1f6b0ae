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

/// <summary>Events that <c>js/inbox.js</c> raises: <c>@onslice</c> and <c>@ondraft</c>.</summary>
[EventHandler("onslice", typeof(SliceEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
[EventHandler("ondraft", typeof(DraftEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
public static class EventHandlers
{
}
