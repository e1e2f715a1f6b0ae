using SellerDesk.Application.Hooks;
using SellerDesk.Domain.Hooks;
using SellerDesk.Web.Shell.Language;
using SellerDesk.Web.Shell.Widgets;

namespace SellerDesk.Web.Hooks;

/// <summary>How webhooks and their deliveries are called.</summary>
public static class HookWords
{
    public static (string Text, Tone Tone) State(Texts t, HookRow hook) =>
        hook.Off is not null ? (t["hooks.state.shut"], Tone.Danger)
        : !hook.IsOn ? (t["hooks.state.off"], Tone.Quiet)
        : hook.FailingSince is not null ? (t["hooks.state.failing"], Tone.Warn)
        : (t["hooks.state.on"], Tone.Quiet);

    public static (string Text, Tone Tone) State(Texts t, HookDeliveryRow row) =>
        (t["hooks.delivery." + row.State.ToString().ToLowerInvariant()], row.State switch
        {
            HookDeliveryState.Dead => Tone.Danger,
            HookDeliveryState.Waiting when row.Tries > 0 => Tone.Warn,
            _ => Tone.Quiet,
        });

    /// <summary>What the last call came to; empty before the first.</summary>
    public static string Said(Texts t, short? status, string? code) =>
        code is null || (code == "answer" && status is not null) ? status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? ""
        : t.Has("hooks.said." + code) ? t["hooks.said." + code] : t.Has("channels.said." + code) ? t["channels.said." + code] : code;
}
