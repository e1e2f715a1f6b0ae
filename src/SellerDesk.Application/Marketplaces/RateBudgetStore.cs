using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace SellerDesk.Application.Marketplaces;

/// <summary>A node asks for one call.</summary>
/// <param name="Interval">With <paramref name="Burst"/>: the published limit, which holds until the marketplace's answers say better.</param>
/// <param name="IsAnswer">To a buyer: goes before what is pulled in the background.</param>
/// <param name="AnswersWaiting">Answers that wait on this node, the asking one included.</param>
public sealed record RateAsk(string Account, string Group, TimeSpan Interval, int Burst, bool IsAnswer, int AnswersWaiting);

/// <summary>What an answer of the marketplace told; null is "not said".</summary>
public sealed record RateLesson(string Account, string Group, int? Remaining, TimeSpan? RetryAfter, TimeSpan? FullAfter, int? Burst);

/// <summary>
/// The budgets of marketplaces' limits, shared by all nodes: a token bucket per row, counted by the database's clock so that nodes whose clocks
/// differ agree. One statement each, some tenths of a millisecond. Null means that the database is away: the node is on its own.
/// </summary>
public sealed class RateBudgetStore(NpgsqlDataSource source, TimeProvider time, ILogger<RateBudgetStore> log)
{
    /// <summary>A database that takes longer counts as away: calls must not wait for it as long as a page may.</summary>
    private const int PatienceSeconds = 5;

    private readonly DatabaseOrNothing database = new(source, time, log, "Limits of marketplaces");

    /// <summary>Zero: taken. Otherwise how long to wait before asking again.</summary>
    public Task<TimeSpan?> TakeAsync(RateAsk ask, CancellationToken cancel) => database.TryAsync(async () =>
    {
        await using var command = Command(RateBudgetSql.Take);
        Add(command, ask.Account, ask.Group, ask.Interval.TotalMilliseconds, ask.Burst, ask.IsAnswer, ask.AnswersWaiting);
        return TimeSpan.FromMilliseconds((double)(await command.ExecuteScalarAsync(cancel))!);
    });

    /// <summary>Leaves the next call to an answer that has to wait; runs out by itself, should its node die.</summary>
    public Task<int?> KeepPlaceAsync(string account, string group, TimeSpan length, CancellationToken cancel) => database.TryAsync(async () =>
    {
        await using var command = Command(RateBudgetSql.KeepPlace);
        Add(command, account, group, length);
        return await command.ExecuteNonQueryAsync(cancel);
    });

    /// <summary>Follows every call that was taken.</summary>
    public Task<int?> LearnAsync(RateLesson lesson, CancellationToken cancel) => database.TryAsync(async () =>
    {
        await using var command = Command(RateBudgetSql.Learn);
        Add(command, lesson.Account, lesson.Group);
        AddNullable(command, NpgsqlDbType.Integer, lesson.Remaining);
        AddNullable(command, NpgsqlDbType.Double, lesson.RetryAfter?.TotalMilliseconds);
        AddNullable(command, NpgsqlDbType.Double, lesson.FullAfter?.TotalMilliseconds);
        AddNullable(command, NpgsqlDbType.Integer, lesson.Burst);
        return await command.ExecuteNonQueryAsync(cancel);
    });

    /// <summary>
    /// A place among <paramref name="most"/> calls under way at once, lent until it is given back or the time is over. <c>Until</c> is null when all
    /// are taken.
    /// </summary>
    public Task<CallPlace?> EnterAsync(string account, string group, int most, TimeSpan longest, CancellationToken cancel) => database.TryAsync(async () =>
    {
        await using var command = Command(RateBudgetSql.Enter);
        Add(command, account, group, most, longest);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? new CallPlace(account, reader.GetString(0), reader.GetFieldValue<DateTimeOffset>(1)) : new CallPlace(account, group, null);
    });

    public Task<int?> LeaveAsync(CallPlace place, CancellationToken cancel) => database.TryAsync(async () =>
    {
        await using var command = Command(RateBudgetSql.Leave);
        Add(command, place.Account, place.Row, place.Until!.Value);
        return await command.ExecuteNonQueryAsync(cancel);
    });

    private NpgsqlCommand Command(string sql)
    {
        var command = source.CreateCommand(sql);
        command.CommandTimeout = PatienceSeconds;
        return command;
    }

    private static void AddNullable(NpgsqlCommand command, NpgsqlDbType type, object? value) => command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = type, Value = value ?? DBNull.Value });

    private static void Add(NpgsqlCommand command, params ReadOnlySpan<object> values)
    {
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }
    }
}

/// <summary>A place that was lent; <paramref name="Until"/> is also whose it is, for no two loans end at one moment.</summary>
public readonly record struct CallPlace(string Account, string Row, DateTimeOffset? Until);
