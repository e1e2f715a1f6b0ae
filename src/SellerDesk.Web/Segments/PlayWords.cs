using SellerDesk.Application.Segments.Plays;
using SellerDesk.Domain.Segments.Plays;
using SellerDesk.Web.Shell.Language;

namespace SellerDesk.Web.Segments;

/// <summary>What a play brought, as far as it can be told.</summary>
internal static class PlayWords
{
    public static string Short(Texts t, PlayFace face) => face.Result switch
    {
        null => face.Play.State == PlayState.Draft ? t["plays.effect.draft"] : t["plays.effect.soon"],
        { IsEnough: false } => t["plays.effect.few"],
        { Repeat: { IsSure: true } repeat } => t["plays.effect.sure", Points(t, repeat.Difference), Points(t, repeat.Low), Points(t, repeat.High)],
        { Repeat: { } repeat } => t["plays.effect.none", Points(t, repeat.Difference), Points(t, repeat.Low), Points(t, repeat.High)],
        _ => "–",
    };

    /// <summary>One sentence on the whole of it.</summary>
    public static string Verdict(Texts t, PlayFace face, PlayResult result) => result switch
    {
        { Treated.Ordered: 0, Control.Ordered: 0 } when face.Play.State == PlayState.Running => t["plays.verdict.early"],
        { IsEnough: false } => t["plays.verdict.few", PlayResult.Fewest],
        { Repeat: { IsSure: true } repeat } => t[repeat.Difference > 0 ? "plays.verdict.more" : "plays.verdict.fewer"],
        { Money: { IsSure: true } money } when face.SeesMoney => t[money.Difference > 0 ? "plays.verdict.richer" : "plays.verdict.poorer"],
        _ => t["plays.verdict.none"],
    };

    public static string Points(Texts t, double share) => (share > 0 ? "+" : "") + t.Format.PercentPoints((decimal)share);

    public static string Money(Texts t, double amount, string currency) => (amount > 0 ? "+" : "") + t.Format.Money(Math.Round((decimal)amount), currency);

    public static string Rate(Texts t, ArmOutcome arm) => arm.Rate is { } rate ? t.Format.Percent((decimal)rate) : "–";
}
