using SellerDesk.Application.Data;
using SellerDesk.Application.Messages;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Messages;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Messages;

/// <summary>Messages to buyers: the address says which, and where the page begins.</summary>
public sealed partial class MessagesPage(MessageList list, MessageRules rules, MessageDeeds deeds, CurrentPerson current)
{
    private const int Take = 60;

    private static readonly MessageChannel[] Ways = [MessageChannel.MarketplaceChat, MessageChannel.Email, MessageChannel.Sms, MessageChannel.Telegram, MessageChannel.Webhook];

    private IReadOnlyList<MessageRow> rows = [];
    private IReadOnlyList<MessageRuleFace> ruleFaces = [];
    private MessageFilter filter = MessageFilter.All;
    private ListPlace? after;
    private ListPlace? next;
    private Actor? actor;

    private string Days => filter.From == filter.Until ? T.Format.Day(filter.From!.Value) : string.Join('–', new[] { filter.From, filter.Until }.Select(day => day is { } known ? T.Format.Day(known) : ""));

    protected override bool IsHere(string path) => path == MessagesAddress.Path;

    protected override void Read(string address) => (filter, after) = MessagesAddress.Read(address);

    protected override Task ReloadAsync() => LoadAsync(ReadAsync);

    private async Task ReadAsync()
    {
        actor ??= await current.GetActorAsync(Cancel);
        ruleFaces = await rules.LoadAsync(Cancel);
        var slice = await list.LoadAsync(filter, after, Take, Cancel);
        (rows, next) = (slice.Rows, slice.Next);
    }

    private string Name(MessageRuleId id) => ruleFaces.FirstOrDefault(one => one.Rule.Id == id)?.Rule.Name ?? T["messages.rule"];

    private Task<bool> ResendAllAsync() => TryAsync(async () =>
    {
        var count = await deeds.ResendAllAsync(actor!, filter, Cancel);
        Toasts.Say(T.Count("messages.resent", count));
        await ReadAsync();
    });
}
