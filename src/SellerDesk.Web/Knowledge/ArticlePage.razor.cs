using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Knowledge;
using SellerDesk.Application.Knowledge.Questions;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Knowledge;

/// <summary>One article or pair: read, and with <c>edit</c> in the address written. A new one may begin from a frequent question.</summary>
public sealed partial class ArticlePage(ArticleCard card, FrequentQuestions questions, InboxNames names, BindingChoices choices, CurrentPerson current, NavigationManager navigation)
{
    private ArticleDetails? details;
    private ArticleContent? content;
    private IReadOnlyList<BoundProduct> bound = [];
    private NameBook book = NameBook.Empty;
    private (Guid?, string?, string?, string?)? shown;
    private bool editing;
    private bool mayWrite;
    private bool mayLet;

    [Parameter]
    public Guid? Id { get; set; }

    [SupplyParameterFromQuery(Name = "edit")]
    private string? Edit { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    private string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    private string? From { get; set; }

    private ClusterId? Cluster => Id is null && Guid.TryParse(From, out var id) ? ClusterId.From(id) : null;

    protected override async Task OnParametersSetAsync()
    {
        if (shown != (Id, Edit, Kind, From))
        {
            shown = (Id, Edit, Kind, From);
            await LoadAsync(LookAsync);
        }
    }

    private async Task LookAsync()
    {
        var role = (await current.GetActorAsync(Cancel)).Role;
        (mayWrite, mayLet) = (role >= Role.Support, role >= Role.Manager);
        book = await names.LoadAsync(Cancel);
        details = Id is { } id ? await card.LoadAsync(ArticleId.From(id), Cancel) : null;
        content = details?.Content ?? (Id is null && mayWrite ? await BlankAsync() : null);
        bound = details?.Products ?? (content is { Products.Count: > 0 } ? await choices.NamesAsync(content.Products, Cancel) : []);
        editing = mayWrite && (Id is null || Edit is not null);
    }

    /// <summary>From a frequent question: how it is asked and what was answered most.</summary>
    private async Task<ArticleContent> BlankAsync()
    {
        var blank = ArticleContent.Blank(Enum.TryParse<ArticleKind>(Kind, out var kind) ? kind : ArticleKind.Pair);
        if (Cluster is not { } cluster || await questions.FindAsync(cluster, Cancel) is not { } asked)
        {
            return blank;
        }

        var wordings = asked.Questions.Select(question => question.Text.ReplaceLineEndings(" ").Trim()).Prepend(asked.Cluster.Example).Distinct().Take(5);
        return blank with
        {
            Title = asked.Cluster.Example.Length > 120 ? asked.Cluster.Example[..120] : asked.Cluster.Example,
            Question = string.Join('\n', wordings),
            Answer = asked.Best ?? "",
            Shops = [asked.Cluster.Shop.Value],
            Categories = asked.Cluster.Category.Length == 0 ? [] : [asked.Cluster.Category],
        };
    }

    private string NameOf(Guid? person) => person is { } id ? book.NameOf(new PersonId(id)) ?? T["knowledge.somebody"] : T["knowledge.desk"];

    private string Shops(ArticleContent of)
    {
        var chosen = of.Shops.Select(id => book.Shops.GetValueOrDefault(new Domain.Shops.ShopId(id))?.Name).OfType<string>()
            .Concat(of.Marketplaces.Select(one => Shell.Widgets.MarketplaceMark.Name(T, one))).ToList();
        return chosen.Count == 0 ? T["knowledge.any"] : string.Join(", ", chosen);
    }

    private Task SavedAsync(ArticleId saved)
    {
        navigation.NavigateTo(KnowledgeAddress.Article(saved));
        return Task.CompletedTask;
    }
}
