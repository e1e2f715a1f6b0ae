using SellerDesk.Application.ServiceLevels;
using SellerDesk.Application.Team;
using SellerDesk.Domain.ServiceLevels;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.ServiceLevels;

/// <summary>Levels of service side by side: what each promises, its versions, and who has it.</summary>
public sealed partial class LevelsPage(LevelBoard board, ChangeLevels change, CurrentPerson current)
{
    private IReadOnlyList<LevelDetails> levels = [];
    private LevelDetails? edited;
    private RetimingWish? wish;
    private Actor? actor;
    private bool editing;

    /// <summary>Stages of a case only where some level has a time for one.</summary>
    private IEnumerable<(ClockKind Kind, string Of)> Rows => LevelForm.Known.Concat(levels.SelectMany(level => level.Terms.Times).Select(time => (time.Kind, time.Of))).Distinct()
        .Where(row => row.Kind != ClockKind.ComplaintStage || levels.Any(level => level.Terms.TimeOf(row.Kind, row.Of) is not null));

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await ReloadAsync();
    }

    protected override async Task ReloadAsync() => await LoadAsync(ReadAsync);

    private async Task ReadAsync()
    {
        actor ??= await current.GetActorAsync(Cancel);
        levels = await board.LoadAsync(actor, Cancel);
    }

    private void Edit(LevelDetails? level) => (edited, editing) = (level, true);

    private void Offer(ServiceLevelId level, string name) => wish = new RetimingWish(RetimingCause.Level, name, Level: level);

    private async Task SavedAsync((ServiceLevelId Id, string Name) saved) => await TryAsync(async () =>
    {
        editing = false;
        await ReadAsync();
        if (levels.FirstOrDefault(level => level.Id == saved.Id)?.Versions.Skip(1).Any(version => version.Open > 0) == true)
        {
            Offer(saved.Id, saved.Name);
        }
    });

    private async Task ActAsync(Func<Task> act) => await TryAsync(async () =>
    {
        await act();
        await ReadAsync();
    });
}
