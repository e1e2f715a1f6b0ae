using Microsoft.AspNetCore.Components;

namespace SellerDesk.Web.Complaints;

/// <summary>A card is to go to another stage: its name, <c>next</c> or <c>previous</c>.</summary>
public sealed class MoveCardEventArgs : EventArgs
{
    public string Id { get; set; } = "";

    public string To { get; set; } = "";
}

/// <summary>A card was taken into the hand; without an id it was let go.</summary>
public sealed class LiftCardEventArgs : EventArgs
{
    public string Id { get; set; } = "";
}

/// <summary>Events that <c>js/board.js</c> raises: <c>@onmovecard</c> and <c>@onliftcard</c>.</summary>
[EventHandler("onmovecard", typeof(MoveCardEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
[EventHandler("onliftcard", typeof(LiftCardEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
public static class EventHandlers
{
}
