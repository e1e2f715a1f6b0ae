using SellerDesk.Domain.Hooks;

namespace SellerDesk.Application.Hooks;

/// <summary>A delivery that this worker has taken.</summary>
internal sealed record DueHook(Guid Id, int Tries, DateTimeOffset Since, Guid EventId, string Body);

/// <summary>What came of a call.</summary>
internal sealed record CalledHook(DueHook Due, HookAnswer Answer, DateTimeOffset At, TimeSpan Took, DateTimeOffset? Next)
{
    public HookDeliveryState State => Answer.GotThrough ? HookDeliveryState.Delivered : Next is null ? HookDeliveryState.Dead : HookDeliveryState.Waiting;
}
