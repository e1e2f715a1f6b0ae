using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace SellerDesk.Application.Data;

/// <summary>A copy of the database to read figures from: section <c>Standby</c>, beside <c>ConnectionStrings:Standby</c>.</summary>
public sealed class StandbySettings
{
    /// <summary>Empty: there is none.</summary>
    public string Connection { get; set; } = "";

    /// <summary>A standby that is further behind is not read from.</summary>
    public TimeSpan MostLag { get; set; } = TimeSpan.FromSeconds(30);
}

/// <param name="Reason">Null while it is read from; otherwise <c>away</c>, <c>lags</c> or <c>promoted</c>.</param>
/// <param name="Lag">How far it is behind; null while it is not known.</param>
public sealed record StandbyState(string? Reason, TimeSpan? Lag, string? Error = null);

/// <summary>
/// Connections for questions that a moment's delay does not harm: figures, charts, lists for export. They lead to the hot standby when there is one, it answers and is not too far behind, and to the
/// database itself otherwise. Nothing may be written through them.
/// </summary>
public sealed class ReadingSource : IAsyncDisposable
{
    /// <summary>So long one look at the standby holds good.</summary>
    private static readonly TimeSpan Good = TimeSpan.FromSeconds(2);

    /// <summary>A standby that is less behind than this is not worth a word.</summary>
    private static readonly TimeSpan Noticeable = TimeSpan.FromSeconds(5);

    /// <summary>Nothing behind when all that came is replayed and more can come; otherwise as old as what was replayed last.</summary>
    private const string Look = """
        select pg_is_in_recovery(), case when exists (select 1 from pg_stat_wal_receiver) and pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() then 0
          else coalesce(extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp()), 1e9) end::float8
        """;

    private readonly NpgsqlDataSource primary;
    private readonly NpgsqlDataSource? standby;
    private readonly DbContextOptions<SellerDeskDb>? standbyOptions;
    private readonly TimeProvider time;
    private readonly TimeSpan mostLag;
    private readonly RecentValue<StandbyState>? state;

    public ReadingSource(NpgsqlDataSource primary, StandbySettings settings, TimeProvider time)
    {
        this.primary = primary;
        this.time = time;
        mostLag = settings.MostLag;
        if (settings.Connection.Length > 0)
        {
            standby = DeskData.Source(new NpgsqlConnectionStringBuilder(settings.Connection) { Timeout = 3, Options = "-c default_transaction_read_only=on" }.ConnectionString, "standby");
            standbyOptions = DeskData.Options(standby);
            state = new RecentValue<StandbyState>(Good, time, LookAsync);
        }
    }

    /// <summary>Null: none is configured.</summary>
    public Task<StandbyState>? StateAsync(CancellationToken cancel) => state?.GetAsync(cancel);

    public async ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancel)
    {
        if (standby is not null && await OnStandbyAsync(cancel) is not null)
        {
            try
            {
                return await standby.OpenConnectionAsync(cancel);
            }
            catch (Exception away) when (away is NpgsqlException or TimeoutException)
            {
                Lost();
            }
        }

        return await primary.OpenConnectionAsync(cancel);
    }

    /// <summary>Of what moment the figures are, where they come of a standby that is behind; null: of this one.</summary>
    public async Task<DateTimeOffset?> AsOfAsync(CancellationToken cancel) =>
        state is not null && await state.GetAsync(cancel) is { Reason: null, Lag: { } lag } && lag >= Noticeable ? time.GetUtcNow() - lag : null;

    /// <summary>Contexts on the standby; null while it is not to be read from.</summary>
    internal async ValueTask<DbContextOptions<SellerDeskDb>?> OnStandbyAsync(CancellationToken cancel) => state is not null && (await state.GetAsync(cancel)).Reason is null ? standbyOptions : null;

    /// <summary>It did not answer: whoever asks next looks anew.</summary>
    internal void Lost() => state!.Forget();

    public ValueTask DisposeAsync() => standby?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<StandbyState> LookAsync()
    {
        try
        {
            await using var command = standby!.CreateCommand(Look);
            command.CommandTimeout = 3;
            await using var row = await command.ExecuteReaderAsync();
            await row.ReadAsync();
            var lag = TimeSpan.FromSeconds(Math.Min(row.GetDouble(1), TimeSpan.FromDays(365).TotalSeconds));
            return !row.GetBoolean(0) ? new StandbyState("promoted", null) : new StandbyState(lag > mostLag ? "lags" : null, lag);
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException)
        {
            return new StandbyState("away", null, away.Message);
        }
    }
}
