using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Bulk;
using SellerDesk.Application.Inbox;
using SellerDesk.Application.Replies;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Inbox;
using SellerDesk.Domain.Team;

namespace SellerDesk.Web.Inbox;

/// <summary>One macro: its name, key and steps.</summary>
public sealed partial class MacroPanel(SaveMacro save, TemplateBoard board)
{
    private static readonly BulkVerb[] Verbs = [BulkVerb.Answer, BulkVerb.Tag, BulkVerb.Untag, BulkVerb.Assign, BulkVerb.Note, BulkVerb.Close, BulkVerb.Reopen, BulkVerb.Snooze];
    private static readonly int[] Days = [1, 2, 3, 7, 14, 30];

    private readonly List<Draft> steps = [];
    private IReadOnlyList<TemplateCard> templates = [];
    private string name = "";
    private string? letter;
    private string? refusal;
    private bool shared;
    private bool mayChange;

    [Parameter]
    public MacroCard? Card { get; set; }

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = default!;

    [Parameter, EditorRequired]
    public NameBook Names { get; set; } = default!;

    [Parameter]
    public EventCallback<MacroId> OnSaved { get; set; }

    [Parameter]
    public EventCallback<MacroCard> OnDelete { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        (name, letter, shared) = (Card?.Name ?? "", Card?.Letter, Card?.Shared ?? false);
        steps.AddRange(Card?.Steps.Select(step => new Draft(step)) ?? [new Draft()]);
        mayChange = Actor.Role >= (shared ? Role.Manager : Role.Support);
        await TryAsync(async () => templates = await board.LoadAsync(Cancel));
    }

    private async Task SaveAsync()
    {
        refusal = null;
        await TryAsync(
            async () => await OnSaved.InvokeAsync(await save.ExecuteAsync(Actor, Card?.Id, name, letter, shared, [.. steps.Select(step => step.Step)], Cancel)),
            why => refusal = why);
    }

    /// <summary>A step while it is written; another verb begins with the value that it mostly has.</summary>
    private sealed class Draft(MacroStep? step = null)
    {
        private BulkVerb verb = step?.Verb ?? BulkVerb.Tag;

        public BulkVerb Verb
        {
            get => verb;
            set => (verb, Value) = (value, value switch { BulkVerb.Answer => "suiting", BulkVerb.Assign => MacroStep.Me, BulkVerb.Snooze => "1", _ => "" });
        }

        public string Value { get; set; } = step?.Value ?? "";

        public MacroStep Step => new(Verb, Value ?? "");
    }
}
