namespace SellerDesk.Web.Team;

/// <summary>One try at a time for one address: a hundred guesses sent together must be counted as a hundred.</summary>
public sealed class SignInTurns : IDisposable
{
    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    public async Task<IDisposable> EnterAsync(string email, CancellationToken cancel)
    {
        var turn = turns[(uint)StringComparer.OrdinalIgnoreCase.GetHashCode(email) % turns.Length];
        await turn.WaitAsync(cancel);
        return new Turn(turn);
    }

    public void Dispose() => Array.ForEach(turns, turn => turn.Dispose());

    private sealed class Turn(SemaphoreSlim held) : IDisposable
    {
        public void Dispose() => held.Release();
    }
}
