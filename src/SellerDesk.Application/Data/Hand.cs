namespace SellerDesk.Application.Data;

public enum HandKind
{
    Person,
    Token,

    /// <summary>The command line: whoever reaches the machine.</summary>
    Operator,

    /// <summary>Somebody who is not signed in.</summary>
    Stranger,
}

/// <summary>
/// Whose hand does what is being done now, and from where. Set at the doors (a request, an open page, the command line) and followed by everything that runs because of it;
/// jobs have none, and what they do is not a person's deed.
/// </summary>
/// <param name="Id">The person's or the token's.</param>
/// <param name="Address">Of the network.</param>
/// <param name="Session">Tells one sign-in of a person from another; not the cookie.</param>
public sealed record Hand(HandKind Kind, Guid? Id, string? Address = null, string? Session = null)
{
    private static readonly AsyncLocal<Hand?> Now = new();

    public static readonly Hand Desk = new(HandKind.Operator, null);

    public static Hand? Current => Now.Value;

    /// <summary>Until what is returned is disposed of, everything started from here is done by this hand.</summary>
    public static IDisposable Take(Hand? hand)
    {
        var before = Now.Value;
        Now.Value = hand;
        return new Release(before);
    }

    /// <summary>Until what is returned is disposed of, what is written is a trace of looking and no deed.</summary>
    public static IDisposable Rest() => Take(null);

    private sealed class Release(Hand? before) : IDisposable
    {
        public void Dispose() => Now.Value = before;
    }
}
