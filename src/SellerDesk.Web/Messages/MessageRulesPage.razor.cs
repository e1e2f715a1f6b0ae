using SellerDesk.Application.Inbox;
using SellerDesk.Application.Messages;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Inbox;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Messages;

/// <summary>The rules by which buyers are told what happens to them, and the limits that no rule goes beyond.</summary>
public sealed partial class MessageRulesPage(MessageRules rules, MessageTemplates templateBook, InboxNames nameBook, CurrentPerson current)
{
    private IReadOnlyList<MessageRuleFace> faces = [];
    private IReadOnlyList<MessageTemplateFace> templates = [];
    private (IReadOnlyList<MessageGroup> Segments, IReadOnlyList<MessageGroup> Tiers) groups = ([], []);
    private NameBook names = NameBook.Empty;
    private Actor? actor;

    /// <summary>Empty: a new one.</summary>
    private Guid? editing;

    private bool MayChange => actor?.Role >= Role.Manager;

    private IReadOnlyList<MessageGroup> Shops => [.. names.Shops.Values.Select(shop => new MessageGroup(shop.Id.Value, shop.Name))];

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await LoadAsync(ReadAsync);
    }

    protected override async Task ReloadAsync()
    {
        await ReadAsync();
        StateHasChanged();
    }

    private async Task ReadAsync()
    {
        actor ??= await current.GetActorAsync(Cancel);
        names = await nameBook.LoadAsync(Cancel);
        faces = await rules.LoadAsync(Cancel);
        templates = await templateBook.LoadAsync(Cancel);
        var (segments, tiers) = await rules.GroupsAsync(Cancel);
        groups = ([.. segments.Select(one => new MessageGroup(one.Id, T.SegmentName(one.Name, one.ReadyMade)))], tiers);
    }

    private async Task EndAsync()
    {
        editing = null;
        await TryAsync(ReadAsync);
    }

    private Task<bool> SwitchAsync(MessageRule rule, bool on) => TryAsync(async () =>
    {
        await rules.SwitchAsync(actor!, rule.Id, on, Cancel);
        Toasts.Say(T[on ? "messages.rules.switched.on" : "messages.rules.switched.off", rule.Name]);
        await ReadAsync();
    });

    private string Lately(MessageRule rule)
    {
        var today = DateOnly.FromDateTime(Now.UtcDateTime);
        return MessagesAddress.Of(new MessageFilter(Rule: rule.Id, From: today.AddDays(-MessageRules.LatelyDays)));
    }

    private string UntoldLately(MessageRule rule) => MessagesAddress.Of(new UntoldFilter(rule.Id, From: DateOnly.FromDateTime(Now.UtcDateTime).AddDays(-MessageRules.LatelyDays)));

    private string Delay(MessageRule rule) => rule.DelaySeconds == 0 ? T["messages.rules.now"] : T["messages.rules.after", T.Format.Duration(TimeSpan.FromSeconds(rule.DelaySeconds))];

    /// <summary>Null: whoever it happens to.</summary>
    private string? Condition(MessageRule rule)
    {
        string?[] parts =
        [
            rule.Shops.Length > 0 ? string.Join(", ", Shops.Where(shop => rule.Shops.Contains(shop.Id)).Select(shop => shop.Name)) : null,
            rule.SegmentId is { } segment ? groups.Segments.FirstOrDefault(one => one.Id == segment)?.Name : null,
            rule.TierId is { } tier ? groups.Tiers.FirstOrDefault(one => one.Id == tier)?.Name : null,
            rule.MinTotal is { } total ? T["messages.rules.from", T.Format.Amount(total)] : null,
            rule.Stage is { } stage ? T["complaints.stage." + stage.ToLowerInvariant()] : null,
            rule.Language is { } language ? T["messages.language." + language] : null,
        ];
        return string.Join(", ", parts.OfType<string>()) is { Length: > 0 } said ? said : null;
    }
}
