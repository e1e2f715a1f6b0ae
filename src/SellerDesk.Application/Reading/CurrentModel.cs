using Npgsql;
using SellerDesk.Domain.Reading;

namespace SellerDesk.Application.Reading;

/// <summary>A model with the number under which the desk keeps it; 0 is the one that ships.</summary>
public sealed record NumberedModel(SentimentModel Model, int Version);

/// <summary>The model that reads now. Kept in memory; another node's new one is noticed within seconds.</summary>
public sealed class CurrentModel(NpgsqlDataSource source, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim gate = new(1);
    private NumberedModel? known;
    private long askedAt;

    public async ValueTask<NumberedModel> GetAsync(CancellationToken cancel)
    {
        if (known is { } fresh && time.GetElapsedTime(askedAt) < Trust)
        {
            return fresh;
        }

        await gate.WaitAsync(cancel);
        try
        {
            var version = await VersionAsync(cancel);
            known = known?.Version == version ? known : await LoadAsync(version, cancel);
            askedAt = time.GetTimestamp();
            return known;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The next reader asks the database again.</summary>
    public void Forget() => askedAt = 0;

    public void Dispose() => gate.Dispose();

    private async Task<int> VersionAsync(CancellationToken cancel)
    {
        await using var ask = source.CreateCommand("select version from text_models where is_current");
        return await ask.ExecuteScalarAsync(cancel) is int version ? version : 0;
    }

    private async Task<NumberedModel> LoadAsync(int version, CancellationToken cancel)
    {
        await using var ask = source.CreateCommand("select content from text_models where version = @version");
        ask.Parameters.AddWithValue("version", version);
        return await ask.ExecuteScalarAsync(cancel) is byte[] { Length: > 0 } content
            ? new(SentimentModelFile.Read(content), version)
            : new(BaseModel.Model, version);
    }
}
