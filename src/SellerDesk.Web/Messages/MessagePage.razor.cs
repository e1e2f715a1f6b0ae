using Microsoft.AspNetCore.Components;
using SellerDesk.Application.Messages;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Messages;
using SellerDesk.Web.Team;

namespace SellerDesk.Web.Messages;

/// <summary>One message: what it says, why it was made, what came of each try.</summary>
public sealed partial class MessagePage(MessageCard card, MessageDeeds deeds, CurrentPerson current)
{
    private MessageDetails? details;
    private Actor? actor;
    private Guid? shown;

    [Parameter]
    public Guid Id { get; set; }

    private OutgoingMessage Message => details!.Message;

    protected override async Task OnParametersSetAsync()
    {
        if (shown != Id)
        {
            shown = Id;
            await LoadAsync(ReadAsync);
        }
    }

    private async Task ReadAsync()
    {
        actor ??= await current.GetActorAsync(Cancel);
        details = await card.LoadAsync(OutgoingMessageId.From(Id), Cancel);
    }

    private Task<bool> DoAsync(Func<OutgoingMessageId, Task> deed) => TryAsync(async () =>
    {
        await deed(OutgoingMessageId.From(Id));
        await ReadAsync();
    });
}
