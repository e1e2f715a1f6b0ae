namespace SellerDesk.Application.Data;

/// <summary>How the desk's own database is reached, password and all; never shown or logged.</summary>
/// <param name="Text">The connection string.</param>
public sealed record DeskConnection(string Text)
{
    public override string ToString() => nameof(DeskConnection);
}

/// <summary>What this program calls itself: the same after a restart, different for programs that run at once.</summary>
public sealed record DeskNode(string Name);

/// <param name="Number">The program's version.</param>
public sealed record DeskVersion(string Number);
