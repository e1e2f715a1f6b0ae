using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Replies;
using SellerDesk.Application.Replies.Rules;
using SellerDesk.Application.Replies.Spelling;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Domain.Shops;
using SellerDesk.Web.Inbox.Teamwork;
using SellerDesk.Web.Shell.Widgets;

namespace SellerDesk.Web.Inbox;

/// <summary>
/// Where an answer is written. The browser owns the text while it is typed (the server never writes into a field that somebody types in); the
/// server hears of it when the keys rest, keeps it as a draft and says what stands in the way of sending.
/// </summary>
public sealed partial class ReplyEditor(SendReply send, WithdrawReply withdraw, SaveDraft saveDraft, ItemTemplates templateList, PresenceWindow presence, ReplyGuard guard, KeepSpellingWord keepWord)
{
    private IReadOnlyList<TemplateRow>? templates;
    private ElementReference area;
    private DateTimeOffset? savedAt;
    private string initial = "";
    private string text = "";
    private string inserted = "";
    private string? chosen;
    private ReplyTemplateId? template;
    private string? why;
    private string? refusal;
    private bool sending;
    private bool focus;
    private int edition;
    private EditorFiles? files;
    private long seen;
    private int carried;

    [Parameter, EditorRequired]
    public ItemDetails Details { get; set; } = default!;

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = default!;

    /// <summary>Changes the answer that the marketplace shows, instead of giving the first one.</summary>
    [Parameter]
    public bool Edit { get; set; }

    /// <summary>Put on its way; true: the next item is wanted.</summary>
    [Parameter]
    public EventCallback<bool> OnSent { get; set; }

    [Parameter]
    public EventCallback OnCancel { get; set; }

    /// <summary>Somebody else was quicker: the page shows what there is now.</summary>
    [Parameter]
    public EventCallback OnTaken { get; set; }

    private bool TooLong => ReplyForm.LengthOf(text) > Details.Form.MaxLength;

    private string? Reason => text.Trim().Length == 0 && carried == 0 ? T["inbox.why.empty"] : presence.HeldBy is not null ? T["together.held.why"] : Blocking > 0 ? T.Count("guard.mend", Blocking) : why;

    private string Publicity => Details.Chat is not null ? T["chat.private"]
        : $"{T["inbox.public"]}. {EditWords.Later(T, Details)}";

    private string EditsLeft => EditWords.Left(T, Details, Zone, Now);

    /// <summary>Adds a text that was used before: into an empty editor, or after what is there.</summary>
    public Task InsertAsync(string words) => ReplaceAsync(text.Trim().Length == 0 || text == inserted ? words : $"{text.TrimEnd()}\n\n{words}", words);

    protected override void OnInitialized()
    {
        initial = text = (Details.Draft?.Text ?? (Edit ? Details.Answer?.Text ?? "" : "")).ReplaceLineEndings("\n");
        savedAt = Details.Draft?.SavedAt;
        focus = Edit;
        seen = Details.Team.LastEvent;
        presence.Changed += Redraw;
        Check();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (focus)
        {
            focus = false;
            await area.FocusAsync();
        }
    }

    protected override void Dispose(bool disposing)
    {
        presence.Changed -= Redraw;
        base.Dispose(disposing);
    }

    private void Redraw() => _ = InvokeAsync(StateHasChanged);

    private async Task LoadTemplatesAsync() => templates ??= await templateList.LoadAsync(Details.Item.Id, Cancel);

    private string Filled(string body) => ReplyText.Fill(body, Details.Facts(Actor.Name));

    private Task UseTemplateAsync(TemplateRow row)
    {
        (chosen, template) = (row.Name, row.Id);
        return InsertAsync(Filled(row.Body));
    }

    private async Task ReplaceAsync(string whole, string part)
    {
        (initial, inserted, focus) = (whole, part, true);
        edition++;
        await DraftAsync(whole);
        inserted = text;
    }

    private Task DraftAsync(string typed)
    {
        if (typed == text)
        {
            return Task.CompletedTask;
        }

        (text, refusal) = (typed, null);
        Check();
        return TryAsync(async () =>
        {
            await GuardAsync();
            StateHasChanged();
            await presence.TypedAsync(typed);
            savedAt = await saveDraft.ExecuteAsync(Actor, Details.Item.Id, typed, Cancel);
        });
    }

    private void CountFiles(int count)
    {
        carried = count;
        Check();
    }

    private void Check()
    {
        try
        {
            Details.Form.Check(text, carried);
            why = null;
        }
        catch (RuleException rule)
        {
            why = T.Rule(rule.Code, [.. rule.Arguments]);
        }
    }

    private async Task SendAsync(bool next)
    {
        sending = true;
        await TryAsync(async () =>
        {
            if (!await GuardAsync())
            {
                return;
            }

            try
            {
                var id = Edit ? await send.EditAsync(Actor, Details.Item.Id, text, Cancel) : await send.ExecuteAsync(Actor, Details.Item.Id, text, ReplySource.OfTemplate(template, edited: text.Trim() != inserted.Trim()) with { Seen = seen, Files = files?.Ids ?? [] }, Cancel);
                var about = string.Join(" · ", new[] { Details.Item.Author, Details.Product?.Name ?? Details.Item.ProductName }.OfType<string>());
                Toasts.Undo(T["inbox.sent"], about, Now + OutgoingReply.Hold, () => TakeBackAsync(id));
                await presence.TypedAsync("");
                await OnSent.InvokeAsync(next);
            }
            catch (RuleException rule)
            {
                refusal = T.Rule(rule.Code, [.. rule.Arguments]);
                await OnTaken.InvokeAsync();
                seen = Details.Team.LastEvent;
            }
        });
        sending = false;
    }

    private async Task TakeBackAsync(OutgoingReplyId id)
    {
        try
        {
            await withdraw.ExecuteAsync(Actor, id, CancellationToken.None);
            Toasts.Say(T["inbox.undone"], T["inbox.undone.text"]);
        }
        catch (RuleException rule)
        {
            Toasts.Warn(T["inbox.undo.late"], T.Rule(rule.Code, [.. rule.Arguments]));
        }
    }
}
