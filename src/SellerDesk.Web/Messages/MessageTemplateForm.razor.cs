using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Messages;
using SellerDesk.Domain.Messages;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Messages;

/// <summary>One template in its languages and channels, beside it what a buyer would read.</summary>
public sealed partial class MessageTemplateForm(MessageTemplates book, PreviewMessage previews, CurrentPerson current)
{
    private static readonly MessageChannel[] Ways = [MessageChannel.Email, MessageChannel.Sms, MessageChannel.Telegram, MessageChannel.MarketplaceChat, MessageChannel.Webhook];

    private readonly Dictionary<(string, MessageChannel?), MessageWording> wordings = [];
    private string name = "";
    private string language = MessageTemplate.MainLanguage;
    private MessageChannel? channel;
    private BuyerEventKind kind;
    private string? order;
    private string? problem;
    private bool busy;
    private MessagePreview? preview;

    [Parameter]
    public MessageTemplateFace? Face { get; set; }

    [Parameter]
    public bool MayChange { get; set; }

    [Parameter]
    public EventCallback<MessageTemplateId?> OnDone { get; set; }

    private MessageWording Said => wordings.GetValueOrDefault((language, channel)) ?? new MessageWording(language, channel, null, "");

    private string Sms => preview is { Sms: { Units: > 0 } sms } ? T[sms.Unicode ? "messages.sms.unicode" : "messages.sms.basic", sms.Units, sms.Parts] : T["messages.sms.none"];

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        foreach (var wording in Face?.Template.Wordings ?? [])
        {
            wordings[(wording.Language, wording.Channel)] = wording;
        }

        (name, kind) = (Face?.Template.Name ?? "", Face?.Kind ?? BuyerEventKind.OrderPlaced);
        await LookAsync();
    }

    private bool Has(string one) => wordings.Values.Any(wording => wording.Language == one && wording.Text.Length > 0);

    private Task GoAsync(string to, MessageChannel? by)
    {
        (language, channel) = (to, by);
        return LookAsync();
    }

    private Task SayAsync(MessageWording said)
    {
        wordings[(language, channel)] = said;
        return LookAsync();
    }

    private Task KindAsync(BuyerEventKind to)
    {
        kind = to;
        return LookAsync();
    }

    private Task OrderAsync(string? number)
    {
        order = number;
        return LookAsync();
    }

    /// <summary>What cannot be shown yet is said when it is saved.</summary>
    private async Task LookAsync()
    {
        problem = null;
        preview = null;
        if (Said.Text.Trim().Length > 0)
        {
            await TryAsync(async () => preview = await previews.LoadAsync(kind, Said, order, Cancel), refused => problem = refused);
        }
    }

    private async Task SaveAsync()
    {
        (problem, busy) = (null, true);
        MessageTemplateId? saved = null;
        if (await TryAsync(async () => saved = await book.SaveAsync(await current.GetActorAsync(Cancel), Face?.Template.Id, name, [.. wordings.Values], Cancel), refused => problem = refused))
        {
            Toasts.Say(T["messages.templates.saved", name]);
            await OnDone.InvokeAsync(saved);
        }

        busy = false;
    }

    private async Task RemoveAsync()
    {
        if (await TryAsync(async () => await book.RemoveAsync(await current.GetActorAsync(Cancel), Face!.Template.Id, Cancel), refused => problem = refused))
        {
            await OnDone.InvokeAsync(null);
        }
    }
}
