using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Replies.Asking;
using SellerDesk.Domain.Reviews;
using SellerDesk.Domain.Shops;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Replies;

/// <summary>One rule for asking with what it brought, or a new one.</summary>
public sealed partial class AskRulePanel(AskRules rules, CurrentPerson current)
{
    private string name = "";
    private string text = "";
    private int delay = 3;
    private int heldOut = 20;
    private int perDay = 50;
    private int quiet = 30;
    private string? problem;
    private bool busy;

    [Parameter]
    public AskRule? Rule { get; set; }

    [Parameter, EditorRequired]
    public AskOutcome Outcome { get; set; } = AskOutcome.None;

    [Parameter]
    public EventCallback OnDone { get; set; }

    private string Key => $"ask-{Rule?.Id.Value.ToString() ?? "new"}";

    private string Effect => Outcome.Effect is not { } effect ? T["asking.effect.none"]
        : T[effect.IsSure ? "asking.effect.sure" : "asking.effect.unsure", Points(effect.Difference), Points(effect.Low), Points(effect.High)];

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        text = AskRules.StandardText;
        if (Rule is { } rule)
        {
            (name, text, delay, heldOut, perDay, quiet) = (rule.Name, rule.Text, rule.DelayDays, rule.HeldOut, rule.PerDay, rule.QuietDays);
        }
    }

    private string Points(double share) => T.Format.PercentPoints((decimal)share);

    private string? Stars(decimal? rating) => rating is { } stars ? T["asking.stars", T.Format.Number(stars, 2)] : null;

    private Task SaveAsync() => DoAsync(async actor =>
    {
        var content = new AskContent([.. (Rule?.Shops ?? []).Select(id => new ShopId(id))], delay, text, heldOut, perDay, quiet);
        if (Rule is null)
        {
            await rules.AddAsync(actor, name, content, Cancel);
        }
        else
        {
            await rules.ChangeAsync(actor, Rule.Id, name, content, Cancel);
        }

        Toasts.Say(T["asking.saved", name]);
    });

    private Task SwitchAsync(ChangeEventArgs on) => DoAsync(actor => rules.SwitchAsync(actor, Rule!.Id, on.Value is true, Cancel));

    private async Task DoAsync(Func<Application.Team.Actor, Task> work)
    {
        (problem, busy) = (null, true);
        if (await TryAsync(async () => await work(await current.GetActorAsync(Cancel)), refused => problem = refused))
        {
            await OnDone.InvokeAsync();
        }

        busy = false;
    }
}
