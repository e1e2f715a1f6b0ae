namespace SellerDesk.Web.Shell.Widgets;

/// <summary>What a colour means here. Colour is spent on time and harm; good news stays quiet.</summary>
public enum Tone
{
    Quiet,
    Info,
    Ok,
    Warn,
    Danger,
    Accent,
}

/// <summary>The class name of a tone; quiet needs none.</summary>
public static class ToneClass
{
    public static string? Css(this Tone tone) => tone switch
    {
        Tone.Info => "info",
        Tone.Ok => "ok",
        Tone.Warn => "warn",
        Tone.Danger => "danger",
        Tone.Accent => "accent",
        _ => null,
    };
}
