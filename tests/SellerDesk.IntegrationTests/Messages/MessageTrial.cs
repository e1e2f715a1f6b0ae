using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.BuyerBook;
using SellerDesk.Application.Data;
using SellerDesk.Application.Messages;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Buyers;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Fixtures;

namespace SellerDesk.IntegrationTests.Messages;

/// <summary>Buyers, rules and events of messages, and workers that send by channels of a test's own.</summary>
public sealed class MessageTrial : DeskFixture
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    public T Get<T>() where T : notnull => Desk.Services.GetRequiredService<T>();

    /// <summary>Starts with no rule and no message, so that tests of one database do not meet.</summary>
    public async Task CleanAsync()
    {
        await Database.ExecuteAsync("delete from outgoing_messages; delete from buyer_events; delete from message_rules; delete from message_days");
        await Get<MessageLimitsBook>().SaveAsync(Actor.Desk, new MessageLimits(null, 50, 50), CancellationToken.None);
    }

    public async Task<BuyerId> BuyerAsync(string? email = null, string? phone = null, string? city = null)
    {
        var id = BuyerId.New();
        var shop = await AnyShopAsync();
        await Database.ExecuteAsync($"""
            insert into buyers (id, created_at, city, last_at) values ('{id}', now(), {(city is null ? "null" : $"'{city}'")}, now());
            insert into buyer_figures (buyer_id, shop_id, quality, orders, delivered, returned, cancelled, reviews, stars, bad_reviews, chats, complaints, returns, last_at) values ('{id}', '{shop.Id}', 'Certain', 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, now())
            """);
        var contacts = Seeing<BuyerContacts>();
        if (email is not null)
        {
            await contacts.SaveAsync(Actor.Desk, id, MessageChannel.Email, email, CancellationToken.None);
        }

        if (phone is not null)
        {
            await contacts.SaveAsync(Actor.Desk, id, MessageChannel.Sms, phone, CancellationToken.None);
        }

        return id;
    }

    private Shop? shop;

    public async Task<Shop> AnyShopAsync() => shop ??= await AddShopAsync("Сообщения");

    /// <summary>Agreed or withdrew, a moment ago.</summary>
    public Task SayAsync(BuyerId buyer, bool given, ConsentChannel channel = ConsentChannel.Email, ConsentPurpose purpose = ConsentPurpose.Offers) =>
        Seeing<RecordConsent>().ExecuteAsync(Actor.Desk, buyer, new ConsentWord(channel, purpose, given, DateTimeOffset.UtcNow.AddSeconds(-1), "тест", given ? "1" : null), CancellationToken.None);

    public async Task<MessageRuleId> RuleAsync(
        BuyerEventKind kind = BuyerEventKind.Offer, MessagePurpose purpose = MessagePurpose.Offers, string text = "Привет: {offer|скидка}", int? fallbackHours = null, bool tracks = false,
        MessageCondition? condition = null, int delay = 0, params MessageChannel[] channels)
    {
        var name = Guid.CreateVersion7().ToString("N");
        var template = await Get<MessageTemplates>().SaveAsync(Actor.Desk, null, name, [new MessageWording("ru", null, "Тема", text)], CancellationToken.None);
        var rule = await Get<MessageRules>().AddAsync(Actor.Desk, new MessageRuleContent(name, kind, purpose, template, channels.Length == 0 ? [MessageChannel.Email] : channels, delay, fallbackHours, tracks, condition ?? MessageCondition.Always), CancellationToken.None);
        await Get<MessageRules>().SwitchAsync(Actor.Desk, rule, true, CancellationToken.None);
        return rule;
    }

    public Task EventAsync(BuyerId buyer, string key, BuyerEventKind kind = BuyerEventKind.Offer, string values = "{}", DateTimeOffset? at = null, Guid? subject = null, ShopId? shop = null) => Database.ExecuteAsync($"""
        insert into buyer_events (buyer_id, shop_id, kind, key, subject_id, "values", at)
        values ('{buyer}', {(shop is { } of ? $"'{of}'" : "null")}, '{kind}', '{key}', {(subject is { } about ? $"'{about}'" : "null")}, '{values}', '{at ?? Noon:O}') on conflict (buyer_id, kind, key) do nothing
        """);

    /// <summary>A worker of its own with the channels that are given.</summary>
    public MessageWorker Worker(TimeProvider clock, params IMessageSender[] senders) => new(this, clock, senders);

    /// <summary>State and reason of a buyer's messages, in the order of their ways.</summary>
    public async Task<string> StatesAsync(BuyerId buyer) => string.Join(", ", await Database.ListAsync<string>(
        $"select channel || ' ' || state || coalesce(' ' || reason, '') from outgoing_messages where buyer_id = '{buyer}' order by event_id, way"));
}

/// <summary>One node's worker.</summary>
public sealed class MessageWorker
{
    private readonly TakeEventsJob take;
    private readonly DeliverMessagesJob deliver;

    public MessageWorker(MessageTrial trial, TimeProvider clock, IMessageSender[] senders)
    {
        var services = trial.Desk.Services;
        var settings = trial.Get<MessageSettings>() with { Lease = TimeSpan.FromMinutes(3) };
        var caller = ActivatorUtilities.CreateInstance<MessageCaller>(services, clock, senders, settings);
        take = ActivatorUtilities.CreateInstance<TakeEventsJob>(services, clock, senders);
        deliver = ActivatorUtilities.CreateInstance<DeliverMessagesJob>(services, clock, settings, caller,
            ActivatorUtilities.CreateInstance<PrepareMessages>(services, clock, senders, settings), ActivatorUtilities.CreateInstance<MessageEndings>(services, clock, caller));
    }

    public Task TakeAsync() => take.RunAsync(CancellationToken.None);

    public async Task RunAsync(int rounds = 3)
    {
        await TakeAsync();
        for (var round = 0; round < rounds; round++)
        {
            await deliver.RunAsync(CancellationToken.None);
        }
    }

    public Task DeliverAsync() => deliver.RunAsync(CancellationToken.None);
}
