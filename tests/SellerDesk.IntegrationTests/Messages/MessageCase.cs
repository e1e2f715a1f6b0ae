using SellerDesk.Domain.Messages;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;

namespace SellerDesk.IntegrationTests.Messages;

/// <summary>A desk with no rule and no message, a receiver of mail and SMS, and a clock that stands.</summary>
public abstract class MessageCase(MessageTrial trial) : IAsyncLifetime
{
    protected MessageTrial Trial => trial;

    protected MessageReceiver Receiver { get; } = MessageReceiver.Open();

    protected FixedClock Clock { get; } = new(MessageTrial.Noon.AddMinutes(1));

    public Task InitializeAsync() => trial.CleanAsync();

    public async Task DisposeAsync() => await Receiver.DisposeAsync();

    protected MessageWorker Worker() => trial.Worker(Clock, new LoopbackSender(MessageChannel.Email, Receiver, knowsRepeats: true), new LoopbackSender(MessageChannel.Sms, Receiver));

    protected static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
}
