using Microsoft.AspNetCore.Components;

namespace SellerDesk.Web.Shell;

/// <summary>The id of the row that the person moved to or marked; raised by the page's script on a list with <c>data-roving</c>.</summary>
public sealed class RowEventArgs : EventArgs
{
    public string Id { get; set; } = "";

    /// <summary>Every id that the event speaks of: with Shift a whole run of rows.</summary>
    public string[] Ids { get; set; } = [];

    public bool On { get; set; }
}

/// <summary>What is typed into the palette, for whoever finds more than the page shows.</summary>
public sealed class PaletteAskEventArgs : EventArgs
{
    public string Text { get; set; } = "";
}

/// <summary>Events of our own that markup may listen to: <c>@onopenrow</c> (80 ms after the last move) and <c>@onmarkrow</c>.</summary>
[EventHandler("onopenrow", typeof(RowEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
[EventHandler("onpaletteask", typeof(PaletteAskEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
[EventHandler("onmarkrow", typeof(RowEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
public static class EventHandlers
{
}
