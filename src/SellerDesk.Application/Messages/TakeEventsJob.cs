using Microsoft.EntityFrameworkCore;
using Npgsql;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Data;
using SellerDesk.Application.Jobs;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Application.Messages;

/// <summary>
/// Asks the rules about every event once and writes what goes out of it, in the transaction that marks the event as taken: nothing is lost between the two, and an event that is taken
/// again makes nothing new. A buyer to whom none of a rule's channels leads is counted, and the event says why; no message is written that nobody could ever get.
/// </summary>
public sealed class TakeEventsJob(WholeDb database, NpgsqlDataSource source, ConsentBook consents, IKeyVault vault, IEnumerable<IMessageSender> senders, TimeProvider time) : IJob
{
    private const int AtOnce = 500;
    private const int MostRounds = 40;

    /// <summary>What happened longer ago is history: nobody wants to be told of it now.</summary>
    private static readonly TimeSpan Old = TimeSpan.FromDays(3);

    private readonly List<IMessageSender> channels = [.. senders];

    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var did = false;
        for (var round = 0; round < MostRounds; round++)
        {
            var taken = await TakeAsync(cancel);
            did |= taken > 0;
            if (taken < AtOnce)
            {
                break;
            }
        }

        return did;
    }

    private async Task<int> TakeAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var now = time.GetUtcNow();
        var events = await FreshEvents.TakeAsync(connection, AtOnce, now, cancel);
        if (events.Count == 0)
        {
            return 0;
        }

        var made = await AskAsync(connection, events.FindAll(one => !one.Erased && one.At > now - Old), cancel);
        var untold = made.FindAll(row => row.Untold is not null);
        await NewMessages.WriteAsync(connection, [.. made.Where(row => row.Untold is null).DistinctBy(row => (row.Event.Id, row.Rule.Channels[row.Way]))], now, cancel);
        await NewMessages.CountAsync(connection, untold, now, cancel);
        var reasons = untold.GroupBy(row => row.Event.Id).ToDictionary(group => group.Key, group => group.ToDictionary(row => row.Rule.Id.ToString(), row => row.Untold!.Value.ToString()));
        await FreshEvents.EndAsync(connection, events, reasons, now, cancel);
        await transaction.CommitAsync(cancel);
        return events.Count;
    }

    /// <summary>What the rules say to each of the events.</summary>
    private async Task<List<NewMessage>> AskAsync(NpgsqlConnection connection, List<FreshEvent> live, CancellationToken cancel)
    {
        var rules = await RulesAsync(cancel);
        var belonging = await MessageBelonging.LoadAsync(connection, rules, [.. live.Select(one => one.Buyer).Distinct()], cancel);
        var asked = live.SelectMany(one => Of(one, rules, belonging)).ToList();
        if (asked.Count == 0)
        {
            return [];
        }

        var reach = await MessageReach.LoadAsync(connection, consents, vault, await OpenAsync(cancel), [.. asked.Select(one => one.Event.Buyer).Distinct()], cancel);
        return asked.ConvertAll(one => reach.Choose(one.Event, one.Rule) is var (way, why) ? new NewMessage(one.Event, one.Rule, one.Language, way, why) : null!);
    }

    private async Task<HashSet<MessageChannel>> OpenAsync(CancellationToken cancel)
    {
        var open = new HashSet<MessageChannel>();
        foreach (var sender in channels)
        {
            if (await sender.IsReadyAsync(cancel))
            {
                open.Add(sender.Channel);
            }
        }

        return open;
    }

    private async Task<List<MessageRule>> RulesAsync(CancellationToken cancel)
    {
        await using var db = database.Open();
        return await db.MessageRules.AsNoTracking().Where(r => r.IsOn).OrderBy(r => r.CreatedAt).ThenBy(r => r.Id).ToListAsync(cancel);
    }

    private static IEnumerable<(FreshEvent Event, MessageRule Rule, string Language)> Of(FreshEvent happened, List<MessageRule> rules, MessageBelonging belonging)
    {
        var language = happened.Values.GetValueOrDefault("language") ?? happened.Language ?? MessageTemplate.MainLanguage;
        var facts = new MessageFacts(happened.Shop, happened.Marketplace, belonging.SegmentsOf(happened.Buyer), belonging.TierOf(happened.Buyer), happened.Total, happened.Values.GetValueOrDefault("stage"), language);
        return rules.Where(rule => rule.Kind == happened.Kind && rule.Condition.Holds(facts)).Select(rule => (happened, rule, language));
    }
}
