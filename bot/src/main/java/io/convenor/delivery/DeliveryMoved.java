package io.convenor.delivery;

/** A delivery changed its state. Published in the transaction that recorded it. */
public record DeliveryMoved(Delivery delivery) {
}
