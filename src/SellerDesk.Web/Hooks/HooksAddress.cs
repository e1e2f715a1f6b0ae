using SellerDesk.Domain.Hooks;

namespace SellerDesk.Web.Hooks;

/// <summary>Where webhooks are seen to.</summary>
public static class HooksAddress
{
    public const string Page = "/settings/webhooks";
    public const string New = Page + "/new";

    public static string Of(HookId hook, HookDeliveryState? state = null) => $"{Page}/{hook.Value}{(state is { } only ? $"?state={only.ToString().ToLowerInvariant()}" : null)}";
}
