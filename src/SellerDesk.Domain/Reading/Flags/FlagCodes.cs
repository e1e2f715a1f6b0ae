namespace SellerDesk.Domain.Reading.Flags;

/// <summary>What the desk notices about a review besides its topics.</summary>
public static class FlagCodes
{
    /// <summary>The text praises where the stars blame, or the other way round.</summary>
    public const string Contradicts = "contradicts";

    public const string RunsSmall = "runs_small";
    public const string RunsBig = "runs_big";

    /// <summary>It blames what others blamed lately in the same product.</summary>
    public const string RepeatsComplaint = "repeats_complaint";

    /// <summary>It looks like one of a series against the product (<see cref="AttackSigns"/>).</summary>
    public const string Attack = "attack";

    public const string Photo = "photo";

    /// <summary>Somebody was hurt or made ill, or easily could be: allergy, burns, poisoning, current, fire, splinters.</summary>
    public const string Harm = "harm";

    public static readonly IReadOnlyList<string> All = [Harm, Contradicts, RunsSmall, RunsBig, RepeatsComplaint, Attack, Photo];
}
