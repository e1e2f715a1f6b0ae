namespace SellerDesk.Simulator.World;

/// <summary>The words of a review; all three may be empty.</summary>
internal sealed record Written(string Text, string Pros, string Cons)
{
    public static Written Nothing { get; } = new("", "", "");

    public bool IsEmpty => Text.Length == 0 && Pros.Length == 0 && Cons.Length == 0;
}

/// <summary>Whether clothes fitted, as the buyer ticked it.</summary>
internal enum Fit
{
    NotAsked,
    Right,
    RunsSmall,
    RunsLarge,
}

/// <summary>A review as it stands at a moment. <paramref name="Order"/> is null for one added by hand.</summary>
internal sealed record Review(
    string Id,
    Product Product,
    int Size,
    DateTimeOffset At,
    int Rating,
    Written Written,
    string Author,
    int Photos,
    Fit Fit,
    IReadOnlyList<string> Tags,
    Order? Order,
    Answer? Answer,
    ulong Seed);

/// <summary>A review put into the world by hand; kept in the journal as it is.</summary>
internal sealed record AddedReview(string Id, string Account, int NmId, DateTimeOffset At, int Rating, string Text, string Pros, string Cons, string Author, int Photos);

/// <summary>A question put into the world by hand.</summary>
internal sealed record AddedQuestion(string Id, string Account, int NmId, DateTimeOffset At, string Text);
