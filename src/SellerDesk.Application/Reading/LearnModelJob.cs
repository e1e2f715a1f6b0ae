using Npgsql;
using SellerDesk.Application.Jobs;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;

namespace SellerDesk.Application.Reading;

/// <summary>Learns once a night, when buyers and people sleep: between one and six o'clock in Moscow.</summary>
public sealed class LearnModelJob(LearnModel learn, NpgsqlDataSource source, TimeProvider time) : IJob
{
    private const int FirstHour = 22;
    private const int LastHour = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromHours(20);

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (now.Hour is > LastHour and < FirstHour || await LastAsync(cancel) is { } last && now - last < Pause)
        {
            return false;
        }

        try
        {
            await learn.ExecuteAsync(Actor.Desk, null, cancel);
            return true;
        }
        catch (RuleException tooFew) when (tooFew.Code == "reading.tooFew")
        {
            return false;
        }
    }

    private async Task<DateTimeOffset?> LastAsync(CancellationToken cancel)
    {
        await using var ask = source.CreateCommand("select max(created_at) from text_models");
        return await ask.ExecuteScalarAsync(cancel) is DateTime last ? last : null;
    }
}
