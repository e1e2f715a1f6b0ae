using SellerDesk.Application.Knowledge.Automation;
using SellerDesk.Application.Knowledge.Praise;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Team;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Knowledge;

/// <summary>How far the desk may answer by itself: limits, rules for praise, and the switch that stops everything.</summary>
public sealed partial class AutomationPage(AutomationOptions options, SavePraiseRule praise, CurrentPerson current)
{
    private IReadOnlyList<PraiseRuleRow> rules = [];
    private PraiseRuleContent? editing;
    private PraiseRuleId? edited;
    private double level;
    private int judged;
    private double least;
    private double like;
    private int perHour;
    private int hold;
    private string? problem;
    private bool mayChange;
    private int edition;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await LoadAsync(LookAsync);
    }

    private static IEnumerable<PraiseRuleState> Steps(PraiseRuleState state) => state switch
    {
        PraiseRuleState.Off or PraiseRuleState.Paused => [PraiseRuleState.Dry, PraiseRuleState.On],
        PraiseRuleState.Dry => [PraiseRuleState.On, PraiseRuleState.Off],
        _ => [PraiseRuleState.Off],
    };

    private async Task LookAsync()
    {
        mayChange = (await current.GetActorAsync(Cancel)).Role >= Role.Manager;
        var settings = (await options.LoadAsync(Cancel)).Settings;
        (level, judged, least, like, perHour, hold) =
            (settings.Level * 100, settings.MinJudged, settings.MinConfidence * 100, settings.MinSimilarity * 100, settings.PerHour, settings.HoldMinutes);
        rules = await praise.LoadAsync(Cancel);
    }

    private async Task SaveSettingsAsync()
    {
        problem = null;
        var wanted = new AutomationSettings { Level = level / 100, MinJudged = judged, MinConfidence = least / 100, MinSimilarity = like / 100, PerHour = perHour, HoldMinutes = hold };
        if (await TryAsync(async () => await options.SaveAsync(await current.GetActorAsync(Cancel), wanted, Cancel), refused => problem = refused))
        {
            Toasts.Say(T["knowledge.saved"]);
        }
    }

    private void Edit(PraiseRuleRow? rule)
    {
        (edited, editing) = (rule?.Id, rule?.Content ?? PraiseRuleContent.Blank);
        edition++;
    }

    private void Close() => (edited, editing) = (null, null);

    private async Task SavedAsync()
    {
        Close();
        Toasts.Say(T["knowledge.saved"]);
        await TryAsync(LookAsync);
    }

    private async Task LetAsync(PraiseRuleRow rule, PraiseRuleState to)
    {
        if (await TryAsync(async () => await praise.LetAsync(await current.GetActorAsync(Cancel), rule.Id, to, Cancel)))
        {
            await TryAsync(LookAsync);
        }
    }

    private async Task DeleteAsync(PraiseRuleRow rule)
    {
        if (await TryAsync(async () => await praise.DeleteAsync(await current.GetActorAsync(Cancel), rule.Id, Cancel)))
        {
            await TryAsync(LookAsync);
        }
    }
}
