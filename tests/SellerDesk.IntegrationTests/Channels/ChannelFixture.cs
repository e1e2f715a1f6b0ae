using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Channels;
using SellerDesk.Application.Messages;
using SellerDesk.Application.Team;
using SellerDesk.Domain.Messages;
using SellerDesk.IntegrationTests.Fixtures;

namespace SellerDesk.IntegrationTests.Channels;

/// <summary>A desk whose channels are set up by each test as it needs them.</summary>
public sealed class ChannelFixture : DeskFixture
{
    public IMessageSender Sender(MessageChannel channel) => Desk.Services.GetServices<IMessageSender>().Single(sender => sender.Channel == channel);

    public Task SetUpAsync(MessageChannel channel, IReadOnlyDictionary<string, string> settings, bool on = true) =>
        Desk.Services.GetRequiredService<ChannelBook>().SaveAsync(Actor.Desk, channel, on, settings, CancellationToken.None);

    public Task<SendVerdict> SendAsync(MessageChannel channel, string address, string text = "Здравствуйте!", Guid? id = null, string? subject = "Заказ в пути", Uri? unsubscribe = null) =>
        Sender(channel).SendAsync(new MessageParcel(id ?? Guid.CreateVersion7(), address, subject, text, unsubscribe, null), CancellationToken.None);

    /// <summary>What is wrong with settings, by field.</summary>
    public Task<IReadOnlyDictionary<string, string>> WrongAsync(MessageChannel channel, Dictionary<string, string> typed) =>
        Desk.Services.GetRequiredService<ChannelBook>().CheckAsync(channel, typed, CancellationToken.None);

    /// <summary>Hosts of this machine that may be called although they are inside.</summary>
    public void Allow(params IEnumerable<Uri> hosts) => Desk.Configuration["Channels:InsideHosts"] = string.Join(' ', hosts.Select(host => $"{host.Host}:{host.Port}"));

    public Task<bool> RunAsync<TJob>() where TJob : class, Application.Jobs.IJob => Desk.Services.GetRequiredService<TJob>().RunAsync(CancellationToken.None);
}
