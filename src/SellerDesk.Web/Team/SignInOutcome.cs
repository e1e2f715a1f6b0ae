namespace SellerDesk.Web.Team;

public enum SignInStep
{
    SignedIn,
    CodeNeeded,
    Wrong,
    Paused,
    Disabled,
    DemoClosed,
}

/// <summary>How a try to sign in ended.</summary>
/// <param name="TriesLeft">After a wrong one: how many remain before the pause.</param>
/// <param name="MinutesLeft">In the pause: how long it still lasts, rounded up.</param>
public sealed record SignInOutcome(SignInStep Step, int TriesLeft = 0, int MinutesLeft = 0)
{
    public static readonly SignInOutcome SignedIn = new(SignInStep.SignedIn);
    public static readonly SignInOutcome CodeNeeded = new(SignInStep.CodeNeeded);
    public static readonly SignInOutcome Disabled = new(SignInStep.Disabled);
    public static readonly SignInOutcome DemoClosed = new(SignInStep.DemoClosed);

    public static SignInOutcome Wrong(int triesLeft) => new(SignInStep.Wrong, TriesLeft: triesLeft);

    public static SignInOutcome Paused(TimeSpan left) => new(SignInStep.Paused, MinutesLeft: Math.Max(1, (int)Math.Ceiling(left.TotalMinutes)));
}
