using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Messages;
using SellerDesk.Domain.Messages;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Messages;

/// <summary>One rule, or a new one, which is off until it is switched on.</summary>
public sealed partial class MessageRuleForm(MessageRules rules, PreviewMessage previews, CurrentPerson current)
{
    private static readonly MessageChannel[] Known = [MessageChannel.MarketplaceChat, MessageChannel.Email, MessageChannel.Sms, MessageChannel.Telegram, MessageChannel.Webhook];

    private readonly List<MessageChannel> ways = [];
    private string name = "";
    private BuyerEventKind kind;
    private Guid template;
    private MessagePurpose purpose;
    private int minutes = 5;
    private int? fallback;
    private string shop = "";
    private string segment = "";
    private string tier = "";
    private string stage = "";
    private string language = "";
    private decimal? total;
    private bool tracks;
    private string? order;
    private MessagePreview? preview;
    private string? problem;
    private bool busy;
    private ElementReference first;

    [Parameter]
    public MessageRule? Rule { get; set; }

    [Parameter, EditorRequired]
    public IReadOnlyList<MessageTemplateFace> Templates { get; set; } = [];

    [Parameter, EditorRequired]
    public (IReadOnlyList<MessageGroup> Segments, IReadOnlyList<MessageGroup> Tiers) Groups { get; set; }

    [Parameter, EditorRequired]
    public IReadOnlyList<MessageGroup> Shops { get; set; } = [];

    [Parameter]
    public EventCallback OnDone { get; set; }

    private string Key => $"rule-{Rule?.Id.Value.ToString() ?? "new"}";

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        template = Templates.Count > 0 ? Templates[0].Template.Id.Value : Guid.Empty;
        if (Rule is not { } rule)
        {
            ways.Add(MessageChannel.MarketplaceChat);
            await LookAsync();
            return;
        }

        (name, kind, purpose, template, minutes, fallback, tracks, total) = (rule.Name, rule.Kind, rule.Purpose, rule.TemplateId.Value, rule.DelaySeconds / 60, rule.FallbackHours, rule.Tracks, rule.MinTotal);
        (shop, segment, tier) = (rule.Shops is [var only, ..] ? only.ToString() : "", rule.SegmentId?.ToString() ?? "", rule.TierId?.ToString() ?? "");
        (stage, language) = (rule.Stage ?? "", rule.Language ?? "");
        ways.AddRange(rule.Ways);
        await LookAsync();
    }

    /// <summary>Whoever opened it types on.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await first.FocusAsync();
        }
    }

    private Task WithAsync(MessageChannel way)
    {
        ways.Add(way);
        return LookAsync();
    }

    private Task WithoutAsync(MessageChannel way)
    {
        ways.Remove(way);
        return LookAsync();
    }

    private Task EarlierAsync(int at)
    {
        (ways[at - 1], ways[at]) = (ways[at], ways[at - 1]);
        return LookAsync();
    }

    /// <summary>A new rule takes the template that is used for such events, where one is.</summary>
    private Task FitAsync()
    {
        template = Rule is null && Templates.FirstOrDefault(one => one.Kind == kind) is { Template: var usual } ? usual.Id.Value : template;
        return LookAsync();
    }

    /// <summary>What the buyer would read by the first channel; what cannot be shown is said when the rule is saved.</summary>
    private async Task LookAsync()
    {
        preview = null;
        if (ways.Count > 0 && Templates.FirstOrDefault(one => one.Template.Id.Value == template) is { Template: var chosen })
        {
            var wording = chosen.WordingFor(ways[0], language.Length > 0 ? language : MessageTemplate.MainLanguage);
            await TryAsync(async () => preview = await previews.LoadAsync(kind, wording, order, Cancel), _ => { });
        }
    }

    private async Task SaveAsync()
    {
        (problem, busy) = (null, true);
        if (await TryAsync(KeepAsync, refused => problem = refused))
        {
            Toasts.Say(T["messages.rules.saved", name]);
            await OnDone.InvokeAsync();
        }

        busy = false;
    }

    private async Task KeepAsync()
    {
        var actor = await current.GetActorAsync(Cancel);
        var condition = new MessageCondition(Id(shop) is { } one ? [one] : [], Rule?.Marketplaces ?? [], Id(segment), Id(tier), total, kind == BuyerEventKind.ComplaintMoved ? stage : null, language);
        var content = new MessageRuleContent(name, kind, purpose, new MessageTemplateId(template), ways, minutes * 60, fallback, tracks, condition);
        if (Rule is null)
        {
            await rules.AddAsync(actor, content, Cancel);
        }
        else
        {
            await rules.ChangeAsync(actor, Rule.Id, content, Cancel);
        }
    }

    private static Guid? Id(string said) => Guid.TryParse(said, out var id) ? id : null;
}
