using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Replies;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Replies;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Replies;

/// <summary>
/// Where a template is written. The fields belong to the browser while somebody types in them; only another <c>edition</c> fills them anew.
/// When somebody else saved first, the typed text stays, and the other version is shown beside it.
/// </summary>
public sealed partial class TemplatePanel(SaveTemplate save, CurrentPerson current)
{
    private static readonly TemplateContent Blank = new("", "", WorkItemKind.Review, 1, 5);

    private TemplateCard? seen;
    private TemplateContent shown = Blank;
    private TemplateContent? other;
    private string name = "";
    private string body = "";
    private WorkItemKind kind;
    private readonly SortedSet<string> marketplaces = new(StringComparer.Ordinal);
    private readonly SortedSet<string> topics = new(StringComparer.Ordinal);
    private string language = "ru";
    private short from;
    private short to;
    private string? problem;
    private bool saving;
    private int edition;

    /// <summary>Null for a new one.</summary>
    [Parameter]
    public TemplateCard? Card { get; set; }

    [Parameter, EditorRequired]
    public string ShopName { get; set; } = "";

    [Parameter]
    public TemplateUse? Use { get; set; }

    [Parameter]
    public EventCallback<TemplateCard> OnSaved { get; set; }

    /// <summary>Somebody else was quicker: the page reads again and answers what there is now. An answer and not a parameter, which comes only with the next drawing.</summary>
    [Parameter, EditorRequired]
    public Func<Task<TemplateCard?>> OnTaken { get; set; } = null!;

    [Parameter]
    public EventCallback<TemplateCard> OnDelete { get; set; }

    private int Length => ReplyForm.LengthOf(ReplyText.Fill(body, TemplateWords.Sample(T, T["replies.sample.buyer"], ShopName)));

    private int MaxLength => ReplyForm.Of(ReplyForm.StrictestFor(kind), kind).MaxLength;

    private bool TooLong => Length > MaxLength;

    private string Market => "shell.marketplace." + ReplyForm.StrictestFor(kind).ToString().ToLowerInvariant();

    private string Narrowed => string.Join(", ", marketplaces.Select(code => T["shell.marketplace." + code]).Concat(topics.Select(code => T["topic." + code])));

    private IReadOnlyList<string> Unknown => ReplyText.UnknownVariables(body);

    protected override void OnInitialized()
    {
        seen = Card;
        Show(Card?.Content ?? Blank);
    }

    protected override async Task ReloadAsync()
    {
        if (await OnTaken() is { } now)
        {
            (seen, other) = (now, now.Content);
        }
    }

    private static string Words(ChangeEventArgs typed) => (string?)typed.Value ?? "";

    private void Show(TemplateContent content)
    {
        (shown, name, body, kind, from, to) = (content, content.Name, content.Body, content.Kind, content.MinRating, content.MaxRating);
        language = content.Language;
        Fill(marketplaces, content.Marketplaces);
        Fill(topics, content.Topics);
        edition++;
    }

    private static void Fill(SortedSet<string> chosen, string codes)
    {
        chosen.Clear();
        chosen.UnionWith(codes.Split(',', StringSplitOptions.RemoveEmptyEntries));
    }

    private static void Toggle(SortedSet<string> chosen, string code, ChangeEventArgs on)
    {
        if (on.Value is true)
        {
            chosen.Add(code);
        }
        else
        {
            chosen.Remove(code);
        }
    }

    private void TakeOther()
    {
        Show(other!);
        other = null;
    }

    private async Task SaveAsync()
    {
        (problem, saving) = (null, true);
        var wanted = new TemplateContent(name, body, kind, from, to, string.Join(',', marketplaces), string.Join(',', topics), language);
        TemplateCard? saved = null;
        await TryAsync(async () =>
        {
            var actor = await current.GetActorAsync(Cancel);
            saved = seen is null ? await save.AddAsync(actor, wanted, Cancel) : await save.ChangeAsync(actor, seen, wanted, Cancel);
        }, refused => problem = refused);
        saving = false;
        if (saved is not null)
        {
            (seen, other) = (saved, null);
            Toasts.Say(T["replies.saved", saved.Content.Name]);
            await OnSaved.InvokeAsync(saved);
        }
    }
}
