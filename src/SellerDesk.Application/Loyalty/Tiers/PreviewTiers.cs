using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Loyalty.Tiers;
using SellerDesk.Domain.Team;

namespace SellerDesk.Application.Loyalty.Tiers;

/// <summary>What a new table would do to a member.</summary>
public enum TierTurn
{
    Rises,
    Falls,

    /// <summary>Keeps the tier for the grace, and loses it then without buying.</summary>
    FallsLater,
    Stays,
}

/// <param name="Turn">Of all who go from one tier to the other.</param>
public sealed record TierShift(TierId? From, TierId? To, TierTurn Turn, int Members);

/// <summary>What a table would do to everybody, were it saved now.</summary>
/// <param name="Meets">How many members meet the rule of each step, whatever tier they hold.</param>
/// <param name="Held">How many would have each tier then.</param>
/// <param name="CostBefore">Of benefits in a year, in the programme's currency.</param>
public sealed record TierPreview(int Members, IReadOnlyList<TierShift> Shifts, IReadOnlyList<int> Meets, IReadOnlyList<int> Held, decimal CostBefore, decimal CostAfter)
{
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public string Write() => JsonSerializer.Serialize(this, Shape);

    public static TierPreview Read(string json) => JsonSerializer.Deserialize<TierPreview>(json, Shape)!;

    public int Sum(TierTurn turn) => Shifts.Where(shift => shift.Turn == turn).Sum(shift => shift.Members);

    /// <summary>Tiers whose rule nobody meets, by place.</summary>
    public IEnumerable<int> ForNobody => Members == 0 ? [] : Meets.Index().Where(one => one.Item == 0).Select(one => one.Index);

    /// <summary>Tiers whose rule everybody meets, by place.</summary>
    public IEnumerable<int> ForEverybody => Members == 0 ? [] : Meets.Index().Where(one => one.Item == Members).Select(one => one.Index);
}

/// <summary>One whom a table would move.</summary>
/// <param name="FallsOn">The day on which the grace ends.</param>
public sealed record TurningMember(BuyerId Buyer, TierId? From, TierId? To, TierTurn Turn, TierFigures Figures, DateOnly? FallsOn);

/// <summary>Works a table out on the real members, by the same calculation that applies it, and saves nothing.</summary>
public sealed class PreviewTiers(NpgsqlDataSource source, TimeProvider time)
{
    private const int Slice = 5_000;

    /// <summary>Refuses what cannot be tried, before anybody waits for it.</summary>
    /// <exception cref="RuleException"><c>programme.off</c>; those of <see cref="TierTable.Checked"/>; role is not enough.</exception>
    public async Task CheckAsync(Actor actor, TierTable table, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var connection = await source.OpenConnectionAsync(cancel);
        table.Checked().After((await PolicyAsync(connection, cancel)).Table);
    }

    /// <param name="progress">Told how many members have been looked at, slice by slice.</param>
    /// <exception cref="RuleException"><c>programme.off</c>; those of <see cref="TierTable.Checked"/>; role is not enough.</exception>
    public async Task<TierPreview> LoadAsync(Actor actor, TierTable table, CancellationToken cancel, Func<int, Task>? progress = null)
    {
        actor.RequireRole(Role.Manager);
        await using var connection = await source.OpenConnectionAsync(cancel);
        var policy = await PolicyAsync(connection, cancel);
        var terms = table.Checked().After(policy.Table);
        var (members, shifts) = (0, new Dictionary<(TierId?, TierId?, TierTurn), int>());
        var (meets, held) = (new int[terms.Steps.Count], new int[terms.Steps.Count]);
        var (before, after) = (0m, 0m);
        await foreach (var (member, verdict) in WalkAsync(connection, policy, terms, Guid.Empty, cancel))
        {
            members++;
            if (progress is not null && members % Slice == 0)
            {
                await progress(members);
            }

            var turn = Turn(terms, member, verdict);
            var key = (member.Tier, terms.At(verdict.Tier)?.Id, turn);
            shifts[key] = shifts.GetValueOrDefault(key) + 1;
            for (var place = 0; place < meets.Length; place++)
            {
                meets[place] += terms.Steps[place].Rise.IsMetBy(verdict.Figures) ? 1 : 0;
            }

            if (verdict.Tier != TierTable.None)
            {
                held[verdict.Tier]++;
            }

            before += policy.Table.At(policy.Table.Place(member.Tier))?.YearCost ?? 0;
            after += terms.At(verdict.Tier)?.YearCost ?? 0;
        }

        return new TierPreview(members, [.. shifts.Select(one => new TierShift(one.Key.Item1, one.Key.Item2, one.Key.Item3, one.Value))], meets, held, before, after);
    }

    /// <summary>Who: those of one turn after a buyer, in the order of their keys.</summary>
    /// <returns>Fewer than asked for at the end.</returns>
    public async Task<IReadOnlyList<TurningMember>> WhoAsync(Actor actor, TierTable table, TierTurn turn, BuyerId? after, int take, CancellationToken cancel)
    {
        actor.RequireRole(Role.Manager);
        await using var connection = await source.OpenConnectionAsync(cancel);
        var policy = await PolicyAsync(connection, cancel);
        var terms = table.Checked().After(policy.Table);
        var found = new List<TurningMember>();
        await foreach (var (member, verdict) in WalkAsync(connection, policy, terms, after?.Value ?? Guid.Empty, cancel))
        {
            if (Turn(terms, member, verdict) == turn)
            {
                found.Add(new TurningMember(new BuyerId(member.Buyer), member.Tier, terms.At(verdict.Tier)?.Id, turn, verdict.Figures, verdict.FallsOn));
                if (found.Count == take)
                {
                    break;
                }
            }
        }

        return found;
    }

    private async IAsyncEnumerable<(MemberFacts Member, TierVerdict Verdict)> WalkAsync(
        NpgsqlConnection connection, TierPolicy policy, TierTable terms, Guid after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var today = policy.Programme.Today(time.GetUtcNow());
        while (true)
        {
            var ids = await NextAsync(connection, after, cancel);
            foreach (var member in await MemberFacts.LoadAsync(connection, ids, terms.Window.FirstDay(today), policy.Programme.Zone, cancel))
            {
                yield return (member, member.Look(terms, policy.Undone, today));
            }

            if (ids.Count < Slice)
            {
                yield break;
            }

            after = ids[^1];
        }
    }

    private static TierTurn Turn(TierTable terms, MemberFacts member, TierVerdict verdict) => terms.Direction(member.Tier, verdict.Tier) switch
    {
        > 0 => TierTurn.Rises,
        < 0 => TierTurn.Falls,
        _ => verdict.FallsOn is not null && member.Standing.ShortSince is null ? TierTurn.FallsLater : TierTurn.Stays,
    };

    private static async Task<TierPolicy> PolicyAsync(NpgsqlConnection connection, CancellationToken cancel) => await TierPolicy.LoadAsync(connection, cancel) ?? throw new RuleException("programme.off");

    private static async Task<List<Guid>> NextAsync(NpgsqlConnection connection, Guid after, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"select buyer_id from loyalty_members where buyer_id > @after order by buyer_id limit {Slice}", connection);
        command.Parameters.AddWithValue("after", after);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var ids = new List<Guid>(Slice);
        while (await reader.ReadAsync(cancel))
        {
            ids.Add(reader.GetGuid(0));
        }

        return ids;
    }
}
