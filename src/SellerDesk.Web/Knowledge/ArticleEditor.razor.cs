using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Knowledge;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Replies;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Knowledge;

/// <summary>Where an article or a pair is written, with what comes out of it below. Saved over nobody's change: whoever was later is told and keeps the typed text.</summary>
public sealed partial class ArticleEditor(SaveArticle save, CurrentPerson current)
{
    private BindingFields? binding;
    private string title = "";
    private string question = "";
    private string answer = "";
    private string body = "";
    private string tags = "";
    private string language = "ru";
    private bool on;
    private bool taken;
    private bool saving;
    private string? problem;

    [Parameter, EditorRequired]
    public ArticleContent Content { get; set; } = default!;

    /// <summary>Null for a new one.</summary>
    [Parameter]
    public ArticleId? Id { get; set; }

    [Parameter]
    public int Version { get; set; }

    [Parameter]
    public ClusterId? From { get; set; }

    [Parameter]
    public IReadOnlyList<BoundProduct> Products { get; set; } = [];

    [Parameter]
    public EventCallback<ArticleId> OnSaved { get; set; }

    private string Filled => ReplyText.Fill(answer, new ReplyFacts(T["replies.sample.buyer"], T["replies.sample.product"], T["replies.sample.shop"]));

    protected override void OnInitialized() =>
        (title, question, answer, body, tags, language, on) = (Content.Title, Content.Question, Content.Answer, Content.Body, string.Join(", ", Content.Tags), Content.Language, Content.On);

    protected override Task ReloadAsync()
    {
        taken = true;
        return Task.CompletedTask;
    }

    private async Task SaveAsync()
    {
        (saving, problem) = (true, null);
        ArticleId? saved = null;
        var wanted = Content with
        {
            Title = title,
            Question = question,
            Answer = answer,
            Body = body,
            Language = language,
            On = on,
            Tags = tags.Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            Shops = binding!.ChosenShops,
            Marketplaces = binding.ChosenMarketplaces,
            Categories = binding.ChosenCategories,
            Products = binding.ChosenProducts,
        };
        await TryAsync(async () =>
        {
            var actor = await current.GetActorAsync(Cancel);
            if (Id is { } id)
            {
                await save.ChangeAsync(actor, id, Version, wanted, Cancel);
                saved = id;
            }
            else
            {
                saved = await save.AddAsync(actor, wanted, From, Cancel);
            }
        }, refused => problem = refused);
        saving = false;
        if (saved is { } done)
        {
            Toasts.Say(T["knowledge.saved"]);
            await OnSaved.InvokeAsync(done);
        }
    }
}
