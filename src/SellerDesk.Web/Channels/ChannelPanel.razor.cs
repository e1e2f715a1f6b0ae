using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Channels;
using SellerDesk.Application.Messages;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Messages;
using SellerDesk.Web.Shell.Widgets;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Channels;

/// <summary>One channel: what it is, how it goes, its form and a message to try it.</summary>
public sealed partial class ChannelPanel(ChannelBook book, TryChannel tryChannel, TryTarget target, TakeReceipt receipts, CurrentPerson current)
{
    private readonly Dictionary<string, string> typed = [];
    private IReadOnlyDictionary<string, string> wrong = new Dictionary<string, string>();
    private bool on;
    private string address = "";
    private string? problem;
    private string? tryProblem;
    private SendVerdict? tried;
    private bool saving;
    private bool trying;
    private bool filled;

    /// <summary>Where the channel tells what became of messages; null for one that does not.</summary>
    private Uri? receiptAddress;

    [Parameter, EditorRequired]
    public ChannelCard Card { get; set; } = default!;

    [Parameter]
    public bool IsOpen { get; set; }

    [Parameter]
    public new DateTimeOffset Now { get; set; }

    [Parameter]
    public EventCallback OnChange { get; set; }

    private string Name => ChannelsAddress.Name(Card.Channel);

    private IReadOnlyList<ChannelField> Fields => ChannelField.Of(Card.Channel);

    private string StateCode => !Card.Complete ? "none" : !Card.On ? "off" : Card is { CheckedAt: not null, CheckedWell: false } ? "bad" : "on";

    private Tone StateTone => StateCode switch { "on" => Tone.Ok, "bad" => Tone.Danger, _ => Tone.Quiet };

    protected override async Task OnParametersSetAsync()
    {
        if (IsOpen && !filled)
        {
            (filled, on) = (true, Card.On);
            foreach (var field in Fields)
            {
                typed[field.Name] = field.Kind == FieldKind.Secret ? "" : Card.Values.GetValueOrDefault(field.Name, field.Default);
            }

            receiptAddress = TakeReceipt.Channels.Contains(Card.Channel) ? await receipts.AddressAsync(Card.Channel, Cancel) : null;
            await TryAsync(async () => address = await target.UsualAsync(await current.GetActorAsync(Cancel), Card.Channel, typed.GetValueOrDefault("url", ""), Cancel));
        }

        filled &= IsOpen;
    }

    private string Of(ChannelField field) => typed.GetValueOrDefault(field.Name, "");

    private bool IsKept(ChannelField field) => field.Kind == FieldKind.Secret && Card.Values.ContainsKey(field.Name);

    private string? Wrong(ChannelField field) => wrong.TryGetValue(field.Name, out var code) ? T["channels.wrong." + code] : null;

    private void Type(ChannelField field, string value) => typed[field.Name] = value;

    private async Task SaveAsync()
    {
        saving = true;
        if (await KeepAsync())
        {
            Toasts.Say(T["channels.saved"]);
        }

        saving = false;
    }

    /// <summary>What is tried is what is typed: it is saved first.</summary>
    private async Task TryItAsync()
    {
        (trying, tried, tryProblem) = (true, null, null);
        if (await KeepAsync())
        {
            var done = await TryAsync(async () =>
            {
                var (to, shop) = await target.FindAsync(Card.Channel, address, Cancel);
                var words = new TryWords(T["channels.test.subject"], T[Card.Channel == MessageChannel.MarketplaceChat ? "channels.test.chat" : "channels.test.text"], Shop: shop);
                tried = await tryChannel.ExecuteAsync(await current.GetActorAsync(Cancel), Card.Channel, to, words, Cancel);
            }, refused => tryProblem = refused);
            if (done)
            {
                await OnChange.InvokeAsync();
            }
        }

        trying = false;
    }

    private async Task<bool> KeepAsync()
    {
        problem = null;
        var kept = await TryAsync(async () =>
        {
            var found = await book.CheckAsync(Card.Channel, typed, Cancel);
            wrong = on ? found : found.Where(pair => pair.Value != "missing").ToDictionary();
            if (wrong.Count == 0)
            {
                await book.SaveAsync(await current.GetActorAsync(Cancel), Card.Channel, on, typed, Cancel);
            }
        }, refused => problem = refused);
        if (!kept || wrong.Count > 0)
        {
            problem ??= T.Count("channels.wrong", wrong.Count);
            return false;
        }

        foreach (var field in Fields.Where(field => field.Kind == FieldKind.Secret))
        {
            typed[field.Name] = "";
        }

        await OnChange.InvokeAsync();
        return true;
    }
}
