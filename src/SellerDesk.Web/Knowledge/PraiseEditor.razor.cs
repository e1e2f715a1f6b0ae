using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Knowledge.Praise;
using SellerDesk.Application.Replies;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Knowledge;

/// <summary>Where a rule for praise is written, and tried on last month's reviews before anything is saved.</summary>
public sealed partial class PraiseEditor(SavePraiseRule save, PraisePreview preview, TemplateList templateList, ShopNames names, CurrentPerson current)
{
    private readonly List<Guid> shops = [];
    private readonly List<Guid> templates = [];
    private IReadOnlyList<ShopName> shopNames = [];
    private IReadOnlyList<TemplateRow> offered = [];
    private PraiseTrial? trial;
    private string name = "";
    private short rating;
    private PraiseText text;
    private bool photos;
    private int perHour;
    private int perDay;
    private short from;
    private short to;
    private int delay;
    private string? problem;
    private bool looking;

    /// <summary>Null for a new one.</summary>
    [Parameter]
    public PraiseRuleId? Id { get; set; }

    [Parameter, EditorRequired]
    public PraiseRuleContent Content { get; set; } = default!;

    [Parameter]
    public EventCallback OnSaved { get; set; }

    [Parameter]
    public EventCallback OnCancel { get; set; }

    private PraiseRuleContent Wanted => new(name, rating, text, photos, [.. shops], [.. templates], perHour, perDay, from, to, delay);

    protected override async Task OnInitializedAsync()
    {
        (name, rating, text, photos, perHour, perDay, from, to, delay) =
            (Content.Name, Content.MinRating, Content.Text, Content.WithPhotos, Content.PerHour, Content.PerDay, Content.FromHour, Content.ToHour, Content.DelayMinutes);
        shops.AddRange(Content.Shops);
        templates.AddRange(Content.Templates);
        await base.OnInitializedAsync();
        await TryAsync(async () => (shopNames, offered) = (await names.LoadAsync(Cancel), [.. (await templateList.LoadAsync(new TemplateNeed(WorkItemKind.Review, 5), Cancel)).Where(template => template.Suits)]));
    }

    private static void Toggle(List<Guid> chosen, Guid one)
    {
        if (!chosen.Remove(one))
        {
            chosen.Add(one);
        }
    }

    private async Task PreviewAsync()
    {
        (looking, problem) = (true, null);
        await TryAsync(async () => trial = await preview.LoadAsync(Wanted, Cancel), refused => problem = refused);
        looking = false;
    }

    private async Task SaveAsync()
    {
        problem = null;
        if (await TryAsync(async () => await save.ExecuteAsync(await current.GetActorAsync(Cancel), Id, Wanted, Cancel), refused => problem = refused))
        {
            await OnSaved.InvokeAsync();
        }
    }

    private string RefusalOf(string? code) => code switch
    {
        "tooLike" => T["praise.refused.tooLike"],
        "noTemplate" => T["praise.refused.noTemplate"],
        _ => T["praise.refused.rules", code],
    };
}
